"""Files whose values stand in the file as data: OFD documents and XML e-invoices."""

from dossier.extraction.structured.embedded import embedded_of
from dossier.extraction.structured.ofd import read_ofd
from dossier.extraction.structured.xml_invoice import read_xml

__all__ = ["embedded_of", "read_ofd", "read_xml"]
