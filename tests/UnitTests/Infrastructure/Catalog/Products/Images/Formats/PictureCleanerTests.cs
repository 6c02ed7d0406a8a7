using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>What holds for every format.</summary>
public sealed class PictureCleanerTests
{
    public static TheoryData<string> Names => [.. Samples.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_clean_picture_comes_back_as_it_went(string name) => Cleaning.Of(Sample(name)).ShouldBe(Sample(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stands_behind_the_end_goes(string name) =>
        Cleaning.Of([.. Sample(name), .. Samples.SecretBytes, .. "PK\u0003\u0004"u8]).ShouldBe(Sample(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_cut_off_is_refused_wherever_it_is(string name)
    {
        var file = Sample(name);
        for (var length = 0; length < file.Length; length++)
            Cleaning.Of(file[..length]).Flaw.Should().NotBeNull("only {0} of {1} bytes are there", length, file.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF90a; alert(1)")]
    [InlineData("RIFF\u0004\0\0\0WAVE")]
    [InlineData("BM6\0\0\0\0\0\0\0")]
    [InlineData("%PDF-1.7")]
    [InlineData("\u0000\u0000\u0000\u0020ftypavif")]
    public void Another_kind_of_file_is_no_picture(string text) => Cleaning.Of(Encoding.UTF8.GetBytes(text)).ShouldBeRefused(PictureFlaw.NotAPicture);

    private static byte[] Sample(string name) => Array.Find(Samples.All, s => s.Name == name).File;
}
