namespace MultiWeb.Domain.Common;

/// <summary>The languages in which the program writes to people, the marketplace's own first.</summary>
public enum Language
{
    Ko,
    En,
}
