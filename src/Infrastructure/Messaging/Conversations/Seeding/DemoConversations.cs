using MultiWeb.Application.Messaging.Conversations.Commands;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Messaging.Conversations.Seeding;

/// <summary>What people have said to each other: about their deals, and about what they did not buy after all.</summary>
internal sealed class DemoConversations(Stage stage, Scene scene) : ISeeder
{
    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        var lines = new ConversationWriter(state, scene.Present).Write();
        foreach (var line in lines.OrderBy(l => l.At))
            await stage.PlayAsync(line.SenderId, line.At, new SendMessageCommand(line.ReceiverId, line.Text, line.ProductId), cancellationToken);
        state.Note("messages", lines.Count);
    }
}
