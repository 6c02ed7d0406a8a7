namespace MultiWeb.Domain.Catalog.Notices;

/// <summary>Why somebody is told of a listing.</summary>
public enum NoticeReason
{
    /// <summary>It is new, and one of his keywords is found in it.</summary>
    KeywordMatched,

    /// <summary>He keeps an eye on it, and it costs less.</summary>
    PriceDropped,

    /// <summary>He keeps an eye on it, and nobody holds it any more.</summary>
    BackAgain,
}
