namespace MultiWeb.Application.Common.Security;

/// <summary>What an API key may be given: <c>products:read</c>. An area is the first part of an address below <c>/api/v1</c>.</summary>
public static class ApiScope
{
    /// <summary>What is not among them is closed to keys: <c>auth</c> above all, and whatever somebody adds without a decision.</summary>
    private static readonly string[] Areas = ["products", "keyword-alerts", "transactions", "messages", "users", "categories", "notifications", "conversations", "admin"];

    public static IReadOnlyList<string> All { get; } = [.. Areas.SelectMany(area => new[] { $"{area}:read", $"{area}:write" })];

    /// <summary>The scope that an area asks for; null where no key gets in.</summary>
    public static string? For(string area, bool writes) => Areas.Contains(area) ? $"{area}:{(writes ? "write" : "read")}" : null;
}
