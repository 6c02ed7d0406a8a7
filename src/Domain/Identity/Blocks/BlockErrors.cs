using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Identity.Blocks;

public static class BlockErrors
{
    public static Error Oneself { get; } = CommonErrors.Invalid("#/id", "oneself", "You cannot block yourself.");
}
