using MultiWeb.Infrastructure.Catalog.Products.Images;
using MultiWeb.Infrastructure.Common;
using MultiWeb.UnitTests.Infrastructure.Common.Security;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images;

public sealed class ImageAddressesTests
{
    private const string Key = "0123.jpg";

    [Fact]
    public void A_picture_is_where_people_reach_the_program_unless_it_is_said_where()
    {
        Of().UrlOf(Key).Should().Be("http://localhost:8000/images/0123.jpg");
        Of(("Links:BaseUrl", "https://market.example/shop/")).UrlOf(Key).Should().Be("https://market.example/shop/images/0123.jpg");
        Of(("Images:BaseUrl", "https://cdn.example")).UrlOf(Key).Should().Be("https://cdn.example/0123.jpg");
    }

    [Fact]
    public void Without_an_image_server_the_thumbnail_is_the_picture() => Of().ThumbnailOf(Key).Should().Be(Of().UrlOf(Key));

    [Fact]
    public void With_one_it_is_what_imgproxy_understands()
    {
        var thumbnail = Of(("Images:Thumbnails:BaseUrl", "https://thumbs.example/"), ("Images:Thumbnails:Key", "736563726574"), ("Images:Thumbnails:Salt", "68656C6C6F"))
            .ThumbnailOf(Key);

        var parts = new Uri(thumbnail).AbsolutePath.Split('/');
        parts.Should().HaveCount(4);
        parts[2].Should().Be("rs:fit:400:400:0");
        parts[3].Should().Be("aHR0cDovL2xvY2FsaG9zdDo4MDAwL2ltYWdlcy8wMTIzLmpwZw");
        parts[1].Should().MatchRegex("^[A-Za-z0-9_-]{43}$");
    }

    /// <summary>The example of imgproxy's documentation.</summary>
    [Fact]
    public void The_signature_is_imgproxys() => ImageAddresses.Sign(
            new ThumbnailSettings("", Convert.FromHexString("736563726574"), Convert.FromHexString("68656C6C6F")),
            "/rs:fill:300:400:0/g:sm/aHR0cDovL2V4YW1w/bGUuY29tL2ltYWdl/cy9jdXJpb3NpdHku/anBn.png")
        .Should().Be("oKfUtW34Dvo2BGQehJFR4Nr0_rIjOtdtzJ3QFsUcXH8");

    [Theory]
    [InlineData("Images:Thumbnails:BaseUrl", "https://thumbs.example", "Images__Thumbnails__Key")]
    [InlineData("Images:Thumbnails:Key", "00", "Images__Thumbnails__BaseUrl")]
    [InlineData("Images:BaseUrl", "images", "Images__BaseUrl")]
    [InlineData("Images:S3:Region", "eu-west-1", "Images__S3__Bucket")]
    [InlineData("Images:S3:Bucket", "pictures", "Images__S3__Region")]
    public void What_does_not_go_without_another_says_so(string name, string value, string named) =>
        FluentActions.Invoking(() => Of((name, value))).Should().Throw<ConfigurationException>().Which.Message.Should().Contain(named);

    [Fact]
    public void Secrets_are_not_told()
    {
        FluentActions.Invoking(() => Of(("Images:Thumbnails:BaseUrl", "https://thumbs.example"), ("Images:Thumbnails:Key", "hush"), ("Images:Thumbnails:Salt", "00")))
            .Should().Throw<ConfigurationException>().Which.Message.Should().Contain("Images__Thumbnails__Key").And.NotContain("hush");
        FluentActions.Invoking(() => Of(("Images:S3:Bucket", "pictures"), ("Images:S3:Region", "eu-west-1"), ("Images:S3:SecretKey", "hush")))
            .Should().Throw<ConfigurationException>().Which.Message.Should().Contain("Images__S3__AccessKey").And.NotContain("hush");
    }

    [Fact]
    public void A_bucket_and_a_folder_are_one_too_many() =>
        FluentActions.Invoking(() => Of(("Images:Folder", "images"), ("Images:S3:Bucket", "pictures"), ("Images:S3:Region", "eu-west-1")))
            .Should().Throw<ConfigurationException>().Which.Message.Should().Contain("both");

    private static ImageAddresses Of(params (string Name, string Value)[] settings) => new(ImageSettings.Load(TestSettings.Of(settings)));
}
