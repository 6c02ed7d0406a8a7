using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

public sealed class WebpCleanerTests
{
    private const int HeadLength = 12;
    private const int ExtendedLength = 18;

    private static byte[] Exif => Samples.Chunk("EXIF", Samples.SecretBytes);

    private static byte[] Xmp => Samples.Chunk("XMP ", Samples.SecretBytes);

    [Fact]
    public void Exif_and_the_like_go_and_the_header_no_longer_promises_them() =>
        Cleaning.Of(Samples.Riff(Samples.Extended(0x0C), Samples.LossyChunk, Exif, Xmp, Samples.Chunk("ZZZZ", Samples.SecretBytes)))
            .ShouldBe(Samples.Riff(Samples.Extended(0), Samples.LossyChunk));

    [Fact]
    public void Colours_stay()
    {
        var colours = Samples.Chunk("ICCP", Encoding.ASCII.GetBytes("a profile"));
        var clean = Samples.Riff(Samples.Extended(0x20), colours, Samples.LossyChunk);

        Cleaning.Of(clean).ShouldBe(clean);
        Cleaning.Of(Samples.Riff(Samples.Extended(0x28), colours, Exif, Samples.LossyChunk, Exif)).ShouldBe(clean);
    }

    [Fact]
    public void A_header_that_promises_colours_which_are_not_there_is_put_right() =>
        Cleaning.Of(Samples.Riff(Samples.Extended(0x20), Samples.LossyChunk)).ShouldBe(Samples.Riff(Samples.Extended(0), Samples.LossyChunk));

    [Fact]
    public void Behind_a_simple_picture_everything_goes() =>
        Cleaning.Of(Samples.Riff(Samples.LossyChunk, Exif, Xmp)).ShouldBe(Samples.SimpleWebp);

    [Fact]
    public void What_stands_within_a_frame_of_an_animation_goes_as_well()
    {
        var (head, pixels) = (new byte[] { 0, 0, 0, 0, 0, 0, Samples.Width - 1, 0, 0, Samples.Height - 1, 0, 0, 100, 0, 0, 0 }, Samples.LossyChunk);
        var control = Samples.Chunk("ANIM", new byte[6]);

        Cleaning.Of(Samples.Riff(Samples.Extended(0x02), control, Samples.Chunk("ANMF", [.. head, .. Exif, .. pixels, .. Xmp]), Exif))
            .ShouldBe(Samples.Riff(Samples.Extended(0x02), control, Samples.Chunk("ANMF", [.. head, .. pixels])));
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        var control = Samples.Chunk("ANIM", new byte[6]);
        var frame = Samples.AnimatedWebp[(HeadLength + ExtendedLength + control.Length)..];

        Cleaning.Of(Samples.Riff(Samples.Extended(0))).ShouldBeRefused(); // no picture
        Cleaning.Of(Samples.Riff(Exif, Samples.LossyChunk)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.LossyChunk, Samples.LossyChunk)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.Extended(0), Samples.LossyChunk, Samples.LossyChunk)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.Chunk("VP8X", [0, 0, 0, 0, 16, 0, 0, 7, 0, 0]), Samples.LossyChunk)).ShouldBeRefused(); // 17 wide, says the container
        Cleaning.Of(Samples.Riff(Samples.Extended(0x02), frame)).ShouldBeRefused(); // an animation that was not announced
        Cleaning.Of(Samples.Riff(Samples.Extended(0x02), control)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.Extended(0x02), control, Samples.LossyChunk)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.Extended(0), control, frame)).ShouldBeRefused();
        Cleaning.Of(Samples.Riff(Samples.Chunk("VP8L", [0x2F, 15, 0xC0, 1, 0xE0, 1, 2]))).ShouldBeRefused(); // of another version
        Cleaning.Of(Samples.Riff(Samples.Chunk("VP8 ", [0x91, 1, 0, 0x9D, 1, 0x2A, 16, 0, 8, 0, 1, 2]))).ShouldBeRefused(); // not a picture of its own
    }

    [Fact]
    public void Its_size_is_judged_by_its_header() =>
        Cleaning.Of(Samples.Riff(Samples.Chunk("VP8X", [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), Samples.LossyChunk)).ShouldBeRefused(PictureFlaw.TooManyPixels);
}
