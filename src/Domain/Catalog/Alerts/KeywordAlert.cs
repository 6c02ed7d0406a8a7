using MultiWeb.Domain.Catalog.Events;
using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Alerts;

/// <summary>That somebody wants to hear of new listings in which he would find a keyword (키워드 알림).</summary>
public sealed class KeywordAlert : AggregateRoot
{
    /// <summary>As long as a search may be: an alert tells of what a search finds.</summary>
    public const int KeywordMaxLength = 100;

    /// <summary>Characters of the search form, in which spaces do not count.</summary>
    public const int FormMinLength = 2;

    public const int FormMaxLength = 50;

    /// <summary>So many of one person: each is compared with every new listing.</summary>
    public const int MaxPerUser = 30;

    private KeywordAlert() { }

    private KeywordAlert(long id) : base(id) { }

    public long UserId { get; private set; }

    /// <summary>Its words as they were given, with one space between them.</summary>
    public string Keyword { get; private set; } = "";

    /// <summary>What it is searched for: by this two keywords are the same.</summary>
    public string Form { get; private set; } = "";

    /// <summary>Which of its owner's <see cref="MaxPerUser"/> places it holds, from 1.</summary>
    public int Slot { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <param name="keyword">Its words, a space apart.</param>
    /// <param name="form">The same in the form in which text is searched.</param>
    public static Result<KeywordAlert> Add(long id, int slot, long userId, string keyword, string form, DateTimeOffset now)
    {
        if (form.EnumerateRunes().Count() is < FormMinLength or > FormMaxLength)
            return KeywordAlertErrors.Length;
        var alert = new KeywordAlert(id) { UserId = userId, Keyword = keyword, Form = form, Slot = slot, CreatedAt = now };
        alert.Raise(new KeywordAlertAdded(id, userId, now));
        return alert;
    }

    /// <summary>To be called before it is taken out of its repository.</summary>
    public void Remove(DateTimeOffset now) => Raise(new KeywordAlertRemoved(Id, UserId, now));
}
