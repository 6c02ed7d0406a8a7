using MultiWeb.Application.Catalog.Alerts.Commands;

namespace MultiWeb.UnitTests.Application.Catalog.Alerts.Commands;

public sealed class AddKeywordAlertTests
{
    private static readonly AddKeywordAlertValidator Validator = new();

    [Theory]
    [InlineData("의자")]
    [InlineData("a b c d e f g h i j")]
    [InlineData("의")] // how long it is in the form in which text is searched, the database knows
    public void Accepts(string keyword) => Validator.Validate(new AddKeywordAlertCommand(keyword)).IsValid.Should().BeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    [InlineData("a b c d e f g h i j k")]
    public void Refuses(string? keyword) => Validator.Validate(new AddKeywordAlertCommand(keyword!)).Errors.Should().ContainSingle().Which.PropertyName.Should().Be("Keyword");

    [Fact]
    public void Refuses_what_no_search_takes()
    {
        Validator.Validate(new AddKeywordAlertCommand(new string('a', 100))).IsValid.Should().BeTrue();
        Validator.Validate(new AddKeywordAlertCommand(new string('a', 101))).IsValid.Should().BeFalse();
    }
}
