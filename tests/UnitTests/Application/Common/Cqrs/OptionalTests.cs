using System.Text.Json;
using MultiWeb.Application.Common.Cqrs;

namespace MultiWeb.UnitTests.Application.Common.Cqrs;

public sealed class OptionalTests
{
    [Fact]
    public void An_absent_member_leaves_what_is_there()
    {
        var patch = Read("{}");
        (patch.Name.IsSet, patch.Count.IsSet).Should().Be((false, false));
        (patch.Name.Or("old"), patch.Count.Or(7)).Should().Be(("old", 7));
    }

    [Fact]
    public void Null_clears_it()
    {
        var patch = Read("""{"Name":null,"Count":null}""");
        (patch.Name.IsSet, patch.Count.IsSet).Should().Be((true, true));
        (patch.Name.Or("old"), patch.Count.Or(7)).Should().Be((null, null));
    }

    [Fact]
    public void A_value_replaces_it()
    {
        var patch = Read("""{"Name":"new","Count":0,"Tags":["a","b"]}""");
        (patch.Name.Or("old"), patch.Count.Or(7)).Should().Be(("new", 0));
        patch.Tags.Value.Should().Equal("a", "b");
    }

    [Fact]
    public void Null_for_what_cannot_be_null_reads_as_its_default_for_the_validator_to_refuse() =>
        Read("""{"Price":null}""").Price.Should().Be(new Optional<decimal>(0m));

    [Theory]
    [InlineData("""{"Count":"many"}""")]
    [InlineData("""{"Name":3}""")]
    [InlineData("""{"Tags":"a"}""")]
    public void The_wrong_kind_is_refused(string json) => FluentActions.Invoking(() => Read(json)).Should().Throw<JsonException>();

    [Fact]
    public void It_is_written_as_the_value_it_holds() =>
        JsonSerializer.Serialize(new Patch(new("new"), new(null), default, default)).Should().Be("""{"Name":"new","Count":null,"Tags":null,"Price":0}""");

    private static Patch Read(string json) => JsonSerializer.Deserialize<Patch>(json)!;

    private sealed record Patch(Optional<string> Name, Optional<int?> Count, Optional<IReadOnlyList<string>> Tags, Optional<decimal> Price);
}
