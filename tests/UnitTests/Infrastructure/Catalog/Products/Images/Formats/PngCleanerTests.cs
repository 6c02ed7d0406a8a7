using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

public sealed class PngCleanerTests
{
    [Theory]
    [InlineData("tEXt")]
    [InlineData("zTXt")]
    [InlineData("iTXt")]
    [InlineData("eXIf")]
    [InlineData("tIME")]
    [InlineData("caBX")]
    [InlineData("zzZz")]
    public void What_shows_nothing_goes(string name)
    {
        var chunk = Samples.PngChunk(name, Samples.SecretBytes);

        Cleaning.Of(Samples.Png.With(Samples.PngHeadLength, chunk)).ShouldBe(Samples.Png);
        Cleaning.Of(Samples.Png.With(Samples.Png.Length - 12, chunk)).ShouldBe(Samples.Png);
    }

    [Fact]
    public void What_shows_something_stays()
    {
        byte[][] chunks =
        [
            Samples.PngChunk("gAMA", 0, 0, 177, 143), Samples.PngChunk("sRGB", 0), Samples.PngChunk("pHYs", 0, 0, 14, 195, 0, 0, 14, 195, 1),
            Samples.PngChunk("sBIT", 8, 8, 8, 8), Samples.PngChunk("bKGD", 0, 0, 0, 0, 0, 0),
        ];
        var file = Samples.Png.With(Samples.PngHeadLength, chunks);

        Cleaning.Of(file).ShouldBe(file);
    }

    [Fact]
    public void A_wrong_checksum_is_refused_wherever_it_is()
    {
        var file = Samples.Png.With(Samples.PngHeadLength, Samples.PngChunk("tEXt", Samples.SecretBytes));
        for (var position = 16; position < file.Length; position++)
        {
            var broken = file.ToArray();
            broken[position] ^= 1;
            Cleaning.Of(broken).ShouldBeRefused();
        }
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        var (head, pixels, end) = (Samples.Png[..Samples.PngHeadLength], Samples.Png[Samples.PngHeadLength..^12], Samples.Png[^12..]);

        Cleaning.Of([.. head, .. end]).ShouldBeRefused(); // no pixels
        Cleaning.Of([.. head, .. Samples.PngChunk("IDAT"), .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. pixels, .. Samples.PngChunk("tIME", new byte[7]), .. pixels, .. end]).ShouldBeRefused(); // pixels in two places
        Cleaning.Of([.. head, .. head[8..], .. pixels, .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. Samples.PngChunk("CgBI", new byte[4]), .. pixels, .. end]).ShouldBeRefused(); // must be known, and is not
        Cleaning.Of([.. head, .. Samples.PngChunk("a b1"), .. pixels, .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. Samples.PngChunk("gAMA", 1, 2, 3), .. pixels, .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. Samples.PngChunk("sRGB", 0), .. Samples.PngChunk("sRGB", 0), .. pixels, .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. pixels, .. Samples.PngChunk("PLTE", 1, 2, 3), .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. Samples.PngChunk("PLTE", 1, 2, 3, 4), .. pixels, .. end]).ShouldBeRefused();
        Cleaning.Of([.. head, .. pixels, .. Samples.PngChunk("IEND", 0)]).ShouldBeRefused();
    }

    [Theory]
    [InlineData(16, 8, 8, 3, PictureFlaw.Broken)] // a palette is announced, and there is none
    [InlineData(16, 8, 4, 6, PictureFlaw.Broken)]
    [InlineData(16, 8, 8, 5, PictureFlaw.Broken)]
    [InlineData(0, 8, 8, 6, PictureFlaw.Broken)]
    [InlineData(0x80000000, 8, 8, 6, PictureFlaw.Broken)]
    [InlineData(12_001, 8, 8, 6, PictureFlaw.TooManyPixels)]
    [InlineData(10_000, 10_000, 8, 6, PictureFlaw.TooManyPixels)]
    [InlineData(2_000_000_000, 2_000_000_000, 8, 6, PictureFlaw.TooManyPixels)]
    [InlineData(10_000, 5_000, 8, 6, null)]
    public void Its_header_is_judged_first(uint width, uint height, byte depth, byte colour, object? flaw) => Cleaning.Of(
        [.. Samples.Png[..8], .. Samples.PngChunk("IHDR", [.. Samples.Big(width), .. Samples.Big(height), depth, colour, 0, 0, 0]), .. Samples.Png[Samples.PngHeadLength..]])
        .Flaw.Should().Be((PictureFlaw?)flaw);

    [Fact]
    public void The_frames_of_an_animation_are_within_the_picture_and_bounded()
    {
        byte[] Control(byte width, byte left = 0) => Samples.PngChunk("fcTL", [0, 0, 0, 9, 0, 0, 0, width, 0, 0, 0, 8, 0, 0, 0, left, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0]);
        var beforeEnd = Samples.Animation.Length - 12;

        Cleaning.Of(Samples.Animation.With(beforeEnd, Control(8, 8))).Flaw.Should().BeNull();
        Cleaning.Of(Samples.Animation.With(beforeEnd, Control(8, 9))).ShouldBeRefused();
        Cleaning.Of(Samples.Animation.With(beforeEnd, Control(0))).ShouldBeRefused();
        Cleaning.Of(Samples.Png.With(Samples.PngHeadLength, Control(16))).ShouldBeRefused(); // of no animation
        Cleaning.Of(Samples.Animation.With(beforeEnd, [.. Enumerable.Repeat(Control(16), 999)])).ShouldBeRefused(PictureFlaw.TooManyPixels);
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard() => Crc32.Of("123456789"u8).Should().Be(0xCBF43926);
}
