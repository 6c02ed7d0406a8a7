using System.Reflection;
using MultiWeb.Domain.Common;

namespace MultiWeb.UnitTests.Domain.Common;

public sealed class ErrorTests
{
    private static readonly List<(string Name, Error Error)> Named = typeof(Error).Assembly.GetTypes()
        .Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
        .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(p => p.PropertyType == typeof(Error))
        .Select(p => ($"{p.DeclaringType!.Name}.{p.Name}", (Error)p.GetValue(null)!))
        .ToList();

    [Fact]
    public void A_code_is_snake_case_and_a_detail_is_a_sentence()
    {
        Named.Should().HaveCountGreaterThan(20);
        Named.Should().AllSatisfy(n =>
        {
            n.Error.Code.Should().MatchRegex("^[a-z]+(_[a-z]+)*$", n.Name);
            n.Error.Detail.Should().MatchRegex(@"^[A-Z].*\.$", n.Name);
        });
    }

    [Fact]
    public void One_code_is_one_kind_of_refusal_wherever_it_is_used() =>
        Named.GroupBy(n => n.Error.Code).Should().AllSatisfy(same => same.Select(n => n.Error.Kind).Distinct().Should().ContainSingle(same.Key));

    [Fact]
    public void A_wrong_field_is_a_failed_validation_that_points_at_it()
    {
        var error = CommonErrors.Invalid("#/price", "money", "Too much.");
        error.Code.Should().Be("validation_failed");
        error.Kind.Should().Be(ErrorKind.Invalid);
        error.Fields.Should().Equal(new FieldError("#/price", "money", "Too much."));
    }

    [Fact]
    public void An_error_has_no_fields_and_no_further_members_unless_it_says_so()
    {
        CommonErrors.NotFound.Fields.Should().BeEmpty();
        CommonErrors.NotFound.Extensions.Should().BeEmpty();
        CommonErrors.NotFound.RetryAfter.Should().BeNull();
        CommonErrors.ValidationFailed.Fields.Should().BeEmpty("naming a field makes another error and leaves this one as it is");
    }

    [Fact]
    public void Only_what_passes_asks_for_another_try() => CommonErrors.Unavailable.RetryAfter.Should().Be(TimeSpan.FromSeconds(1));
}
