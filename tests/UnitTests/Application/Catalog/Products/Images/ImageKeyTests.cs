using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Domain.Catalog.Products;

namespace MultiWeb.UnitTests.Application.Catalog.Products.Images;

public sealed class ImageKeyTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(ImageFormat.Jpeg, ".jpg", "image/jpeg")]
    [InlineData(ImageFormat.Png, ".png", "image/png")]
    [InlineData(ImageFormat.Gif, ".gif", "image/gif")]
    [InlineData(ImageFormat.Webp, ".webp", "image/webp")]
    public void A_key_is_read_as_it_was_written(ImageFormat format, string ending, string contentType)
    {
        var key = ImageKey.Of(Convert.FromHexString(Hash), format);

        key.Text.Should().Be(Hash + ending);
        key.Text.Length.Should().BeLessThanOrEqualTo(ProductImage.StorageKeyMaxLength);
        key.ContentType.Should().Be(contentType);
        ImageKey.TryParse(key.Text, out var read).Should().BeTrue();
        read.Should().Be(key);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Hash)]
    [InlineData(Hash + ".")]
    [InlineData(Hash + ".jpeg")]
    [InlineData(Hash + ".JPG")]
    [InlineData(Hash + ".svg")]
    [InlineData(Hash + ".jpg ")]
    [InlineData(Hash + ".jpg\n")]
    [InlineData(Hash + "a.jpg")]
    [InlineData("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef.jpg")]
    [InlineData("../../../../../../../../../../../../../../../../../../etc/passwd.jpg")]
    [InlineData("0123456789abcdef0123456789abcdef/../../../../abcdef0123456789abcd.jpg")]
    [InlineData("..%2f..%2f6789abcdef0123456789abcdef0123456789abcdef0123456789abcd.jpg")]
    public void Nothing_else_is_a_key(string text) => ImageKey.TryParse(text, out _).Should().BeFalse();
}
