"""From a neutral document to the text or the bytes of one format each."""
