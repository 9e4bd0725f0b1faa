"""发文字号 as paper and screen write them."""


def document_number(word: str, year: int | None, number: int | None) -> str:
    """某局机党〔2026〕10号 (GB/T 9704-2012 7.2.5), or 第10期 of the plain form without 代字; empty while there is no number."""
    if number is None or year is None:
        return ""
    return f"{word}〔{year}〕{number}号" if word else f"第{number}期"
