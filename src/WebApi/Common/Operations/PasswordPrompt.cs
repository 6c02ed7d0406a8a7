using System.Text;

namespace MultiWeb.WebApi.Common.Operations;

/// <summary>How a password gets in without standing in the list of processes or the history of a shell.</summary>
internal static class PasswordPrompt
{
    public const string Variable = "MULTIWEB_ADMIN_PASSWORD";

    /// <summary>From the environment, else the first line of standard input; at a terminal nothing of it is shown.</summary>
    public static async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync(cancellationToken);
        await Console.Error.WriteAsync("Password: ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        await Console.Error.WriteLineAsync();
        return typed.ToString();
    }
}
