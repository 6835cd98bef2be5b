"""Files whose values stand in the file as data: OFD documents and XML e-invoices."""

from dossier.extraction.structured.ofd import read_ofd
from dossier.extraction.structured.xml_invoice import read_xml

__all__ = ["read_ofd", "read_xml"]
