using MultiWeb.Domain.Common;

namespace MultiWeb.Domain.Messaging.Conversations;

public static class MessageErrors
{
    public static Error ToOneself { get; } = CommonErrors.Invalid("#/receiver_id", "to_oneself", "You cannot write to yourself.");
}
