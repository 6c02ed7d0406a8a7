using System.Diagnostics;
using System.Text;
using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>The program as an operator starts it: a process with arguments, an environment and an exit code.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();

    private ProgramProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data); // a pipe that nobody reads stops the writer
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it has said on standard error so far.</summary>
    public string Errors => Read(_errors);

    /// <summary>The same for standard output.</summary>
    public string Output => Read(_output);

    public static ProgramProcess Start(TestDatabase database, string arguments, params (string Name, string Value)[] environment) =>
        new(Command(database.ConnectionString, arguments, environment));

    /// <summary>How the program is started, with the settings of a test; <paramref name="environment"/> has the last word.</summary>
    public static ProcessStartInfo Command(string postgres, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Postgres"] = postgres;
        start.Environment["Development__KeyFolder"] = Path.GetDirectoryName(MarketplaceApp.SigningKeyFile);
        start.Environment["Mail__Folder"] = MarketplaceApp.MailFolder;
        start.Environment["Images__Folder"] = MarketplaceApp.ImageFolderOf(postgres);
        start.Environment["Passwords__BcryptCost"] = "4";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    public static async Task<(int ExitCode, string Errors, string Output)> RunAsync(
        TestDatabase database, string arguments, params (string Name, string Value)[] environment)
    {
        using var program = Start(database, arguments, environment);
        var exitCode = await program.EndAsync();
        return (exitCode, program.Errors, program.Output);
    }

    /// <summary>With something on its standard input.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> RunAsync(TestDatabase database, string arguments, string input)
    {
        var start = Command(database.ConnectionString, arguments);
        start.RedirectStandardInput = true;
        using var program = new ProgramProcess(start);
        await program._process.StandardInput.WriteAsync(input);
        program._process.StandardInput.Close();
        var exitCode = await program.EndAsync();
        return (exitCode, program.Errors, program.Output);
    }

    /// <summary>Asks it to stop, as an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>A program that should have stopped and did not must not outlive its test.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static void Keep(StringBuilder lines, string? line)
    {
        SpokenLines.Keep(line);
        lock (lines)
            lines.Append(line is null ? "" : $"{line}\n");
    }

    private static string Read(StringBuilder lines)
    {
        lock (lines)
            return lines.ToString();
    }
}
