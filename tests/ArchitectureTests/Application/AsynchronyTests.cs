using Mono.Cecil;
using Mono.Cecil.Cil;
using MultiWeb.ArchitectureTests.Support;
using Code = MultiWeb.ArchitectureTests.Support.Code;

namespace MultiWeb.ArchitectureTests.Application;

/// <summary>Nobody waits with a thread in his hand, and whoever gives up is heard all the way down.</summary>
public sealed class AsynchronyTests
{
    private const string Token = "System.Threading.CancellationToken";

    private static readonly string[] Blocking =
        ["System.Threading.Tasks.Task`1.get_Result", "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny", "System.Threading.Thread.Sleep"];

    [Fact]
    public void Nobody_blocks_on_a_task() => Code.Types
        .AtLeast(320)
        .Forbids(t => t.Calls.Where(c => Blocking.Contains(c.Target)).Select(c => $"calls {c.Target} in {c.From}")
            .Concat(t.Methods.Where(m => m.Definition.Name != "<Main>").Where(WaitsByHand).Select(m => $"calls GetAwaiter().GetResult() in {m.WrittenIn}")))
        .Instead("await it: a blocked thread is missing elsewhere, and under load that is everywhere.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.HandlerThatReadsResult),
            typeof(Canaries.Application.Catalog.Products.HandlerThatWaits),
            typeof(Canaries.Application.Catalog.Products.HandlerThatWaitsByHand));

    [Fact]
    public void Nothing_is_async_void() => Code.Types
        .AtLeast(320)
        .Forbids(t => t.Methods.Where(m => m.Definition != m.Body && m.Definition.ReturnType.FullName == "System.Void").Select(m => $"has an async void in {m.WrittenIn}"))
        .Instead("Return Task: an exception of an async void ends the program.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.HandlerThatForgets),
            typeof(Canaries.Application.Catalog.Products.HandlerThatForgetsInALambda));

    /// <summary>An optional token that was left out is a default one in the compiled code.</summary>
    [Fact]
    public void A_token_that_is_at_hand_is_passed_on() => Code.Types
        .Where(t => t.Methods.Any(m => TakesToken(m.Definition)))
        .AtLeast(60)
        .Forbids(t => t.Methods.Where(m => TakesToken(m.Definition) && MakesUpAToken(m.Body)).Select(m => $"takes a CancellationToken and makes up another in {m.WrittenIn}"))
        .Instead("Pass cancellationToken on. What must go on although the caller has gone takes no token at all.")
        .TurnedRedBy(
            typeof(Canaries.Application.Catalog.Products.HandlerThatLeavesTheTokenOut),
            typeof(Canaries.Application.Catalog.Products.HandlerThatPassesNone));

    /// <summary>CA2016 and MA0040 know every overload that takes a token; here it is made sure that they are listened to.</summary>
    [Theory]
    [InlineData("CA2016")]
    [InlineData("MA0040")]
    public void The_analyzers_of_tokens_are_errors(string id)
    {
        SeverityIn("[*.cs]\ndotnet_diagnostic.X.severity = suggestion\n", "X").Should().Be("suggestion", "otherwise this test could not fail");
        SeverityIn("[*.cs]\n[tests/**.cs]\ndotnet_diagnostic.X.severity = warning\n", "X").Should().BeNull("what holds for tests only does not hold for the program");
        SeverityIn(Repository.Read(".editorconfig").Text, id).Should().BeOneOf(["warning", "error"], ".editorconfig must say so for [*.cs]: by default MA0040 is a mere suggestion");
    }

    private static string? SeverityIn(string editorconfig, string id) => editorconfig
        .Split("[*.cs]")[1].Split("\n[")[0].Split('\n')
        .FirstOrDefault(l => l.StartsWith($"dotnet_diagnostic.{id}.severity", StringComparison.Ordinal))
        ?.Split('=')[1].Trim();

    /// <summary>An await asks IsCompleted once for every GetResult; who waits by hand does not ask.</summary>
    private static bool WaitsByHand(CodeMethod method) =>
        CallsIn(method.Definition).Count(m => m.Name == "GetResult" && m.DeclaringType.Name.Contains("Awaiter", StringComparison.Ordinal))
        > CallsIn(method.Definition).Count(m => m.Name == "get_IsCompleted" && m.DeclaringType.Name.Contains("Awaiter", StringComparison.Ordinal));

    private static bool TakesToken(MethodDefinition method) => method.HasBody && method.Parameters.Any(p => p.ParameterType.FullName == Token);

    private static bool MakesUpAToken(MethodDefinition body) =>
        body.Body.Instructions.Any(i => i.OpCode == OpCodes.Initobj && i.Operand is TypeReference { FullName: Token })
        || CallsIn(body).Any(m => m.Name == "get_None" && m.DeclaringType.FullName == Token);

    private static IEnumerable<MethodReference> CallsIn(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>() : [];
}
