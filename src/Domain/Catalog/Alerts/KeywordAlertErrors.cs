using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Catalog.Alerts;

public static class KeywordAlertErrors
{
    public static Error Exists { get; } = new("keyword_exists", ErrorKind.Conflict, "You have an alert for this keyword already.");
    public static Error TooMany { get; } = new("too_many_keywords", ErrorKind.Conflict, $"You have {KeywordAlert.MaxPerUser} keyword alerts; remove one first.");
    public static Error Length { get; } = CommonErrors.Invalid("#/keyword", "length", $"A keyword has {KeywordAlert.FormMinLength} to {KeywordAlert.FormMaxLength} characters; spaces do not count.");
}
