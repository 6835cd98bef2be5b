"""Made-up dossiers with known truth: a coherent company and product, papers that show them, and planted defects."""
