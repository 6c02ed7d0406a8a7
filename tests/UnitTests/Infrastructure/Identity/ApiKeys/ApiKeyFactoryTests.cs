using MultiWeb.Infrastructure.Identity.ApiKeys;

namespace MultiWeb.UnitTests.Infrastructure.Identity.ApiKeys;

public sealed class ApiKeyFactoryTests
{
    [Fact]
    public void A_key_has_a_form_and_no_two_are_alike()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => new ApiKeyFactory().Create()).ToList();

        keys.Should().OnlyContain(k => ApiKeyFactory.HasForm(k.Secret) && k.Secret.StartsWith(k.Prefix) && k.Prefix.Length == 8 && k.Hash.Length == 32);
        keys.Select(k => k.Secret).Should().OnlyHaveUniqueItems();
        ApiKeyFactory.Digest(keys[0].Secret).Should().Equal(keys[0].Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mw_")]
    [InlineData("mx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("mw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+")]
    public void What_cannot_be_a_key_is_not_looked_for(string text) => ApiKeyFactory.HasForm(text).Should().BeFalse();
}
