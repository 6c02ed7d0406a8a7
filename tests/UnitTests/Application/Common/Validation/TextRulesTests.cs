using FluentValidation;
using MultiWeb.Application.Common.Validation;

namespace MultiWeb.UnitTests.Application.Common.Validation;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("https://img.example/1.jpg")]
    [InlineData("HTTPS://img.example/1.jpg")]
    [InlineData("https://img.example:8443/a%20b?size=2#top")]
    [InlineData("https://예시.한국/사진.jpg")]
    public void An_absolute_https_address_passes(string? url) => IsHttps(url).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("http://img.example/1.jpg")]
    [InlineData("//img.example/1.jpg")]
    [InlineData("/1.jpg")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("https://")]
    [InlineData("https:img.example")]
    [InlineData("https:\\\\img.example")]
    [InlineData(" https://img.example/1.jpg")]
    [InlineData("https://img.example/1.jpg\n")]
    [InlineData("https://img.example/1\t.jpg")]
    [InlineData("https://img.ex ample/")]
    public void Anything_that_a_browser_could_read_otherwise_is_refused(string url) => IsHttps(url).Should().BeFalse();

    private static bool IsHttps(string? url) => new UrlValidator().Validate(new Picture(url)).IsValid;

    private sealed record Picture(string? Url);

    private sealed class UrlValidator : AbstractValidator<Picture>
    {
        public UrlValidator() => RuleFor(p => p.Url).MustBeHttpsUrl(100);
    }
}
