using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.UnitTests.Infrastructure.Common.Seeding;

public sealed class SeedOptionsTests
{
    [Fact]
    public void Without_an_option_the_demonstration_is_planted_as_it_is() => SeedOptions.Parse([]).Products.Should().BeNull();

    [Theory]
    [InlineData("--products", "1")]
    [InlineData("--products", "1000000")]
    [InlineData("--products=5000")]
    [InlineData("--Products", "5000")]
    public void A_number_is_read(params string[] arguments) =>
        SeedOptions.Parse(arguments).Products.Should().Be(int.Parse(arguments[^1].Split('=')[^1]));

    [Fact]
    public void What_the_configuration_understands_is_left_to_it() =>
        SeedOptions.Parse(["--Cache:Enabled=false", "--products", "7", "--Urls", "http://localhost:1"]).Products.Should().Be(7);

    [Theory]
    [InlineData("--products")]
    [InlineData("--products", "")]
    [InlineData("--products=")]
    [InlineData("--products", "0")]
    [InlineData("--products", "-5")]
    [InlineData("--products", "+5")]
    [InlineData("--products", "1000001")]
    [InlineData("--products", "99999999999999999999")]
    [InlineData("--products", "1e3")]
    [InlineData("--products", "5,000")]
    [InlineData("--products", "5.0")]
    [InlineData("--products", " 5")]
    [InlineData("--products", "５")]
    [InlineData("--products", "many\nmore")]
    [InlineData("--products", "5", "--products", "6")]
    [InlineData("5000")]
    public void Anything_else_is_refused_in_one_line(params string[] arguments)
    {
        var parsing = () => SeedOptions.Parse(arguments);
        parsing.Should().Throw<ConfigurationException>().Which.Message.Should().StartWith("seed: ").And.Contain("--products").And.NotContain("\n");
    }
}
