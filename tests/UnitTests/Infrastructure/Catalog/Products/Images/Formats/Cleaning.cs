using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>What came of a file.</summary>
internal sealed record Cleaning(PictureFlaw? Flaw, Picture Picture, byte[] Kept)
{
    public static Cleaning Of(byte[] file)
    {
        using var kept = new PictureBuffer(file.Length);
        var flaw = PictureCleaner.Clean(file, kept, out var picture);
        return new Cleaning(flaw, picture, kept.Written.ToArray());
    }

    public bool Holds(string text) => Encoding.Latin1.GetString(Kept).Contains(text, StringComparison.Ordinal);

    /// <summary>It is what it was without that which was put in.</summary>
    public void ShouldBe(byte[] clean)
    {
        Flaw.Should().BeNull();
        (Picture.Width, Picture.Height).Should().Be((Samples.Width, Samples.Height));
        Kept.Should().Equal(clean);
        Holds(Samples.Secret).Should().BeFalse();
    }

    public void ShouldBeRefused(PictureFlaw flaw = PictureFlaw.Broken) => Flaw.Should().Be(flaw);
}
