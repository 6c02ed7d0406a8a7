namespace MultiWeb.Infrastructure.Catalog.Products;

/// <summary>What listings must contain, as SQL.</summary>
internal sealed class SearchWords
{
    private readonly List<string> _forms;

    /// <param name="words">The placeholders of the words.</param>
    /// <param name="titlesAreIndexed">Whether titles have an index of their own, beside the one of title and description.</param>
    public SearchWords(IEnumerable<string> words, bool titlesAreIndexed)
    {
        _forms = [.. words.Select(word => $"catalog.search_form({word})")];
        Anywhere = new(Read("p.search_text"), [.. LookedUp("p.search_text"), .. Read("p.search_text")]);
        InTitle = new(Read("p.search_title"), [.. LookedUp(titlesAreIndexed ? "p.search_title" : "p.search_text"), .. Read("p.search_title")]);
        var notInTitle = $"NOT ({string.Join(" AND ", Read("p.search_title"))})";
        Counted = [.. LookedUp("p.search_text"), .. _forms.Select(form => $"(length({form}) <= 2 OR strpos(p.search_text, {form}) > 0)")];
        NotAllInTitle = new([.. Anywhere.Read, notInTitle], [.. Anywhere.Indexed, notInTitle]);
    }

    /// <summary>In title or description.</summary>
    public Part Anywhere { get; }

    public Part InTitle { get; }

    /// <summary>In title or description, but not all of them in the title.</summary>
    public Part NotAllInTitle { get; }

    /// <summary>In title or description, for counting: one or two characters are in the index as they are, and need no look at the listing.</summary>
    public IReadOnlyList<string> Counted { get; }

    private IReadOnlyList<string> Read(string text) => [.. _forms.Select(form => $"strpos({text}, {form}) > 0")];

    /// <summary>The index knows which pairs there are, not whether they stand together. It comes first, and reading second.</summary>
    private IEnumerable<string> LookedUp(string text) =>
        [$"catalog.index_grams({text}) @> ({string.Join(" || ", _forms.Select(form => $"catalog.query_grams({form})"))})"];

    /// <param name="Read">For a listing that is at hand.</param>
    /// <param name="Indexed">The same, for the index to find.</param>
    internal sealed record Part(IReadOnlyList<string> Read, IReadOnlyList<string> Indexed);
}
