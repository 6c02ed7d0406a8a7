using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

public sealed class JpegCleanerTests
{
    private const int BehindJfif = 20;

    private static readonly int Frame = IndexOf(Samples.Jpeg, [0xFF, 0xC0]);

    [Theory]
    [InlineData(6, true)]
    [InlineData(6, false)]
    [InlineData(3, true)]
    [InlineData(8, false)]
    public void Which_side_is_up_stays_and_where_it_was_goes(byte orientation, bool isLittle)
    {
        byte[] exif = Samples.Exif(orientation, isLittle);

        var cleaning = Cleaning.Of(Samples.Jpeg.With(2, exif));

        cleaning.ShouldBe(Samples.Jpeg.With(BehindJfif, JpegOrientation.Segment(orientation)));
        JpegOrientation.Read(cleaning.Kept.AsSpan(BehindJfif + 4)).Should().Be(orientation);
        Cleaning.Of(cleaning.Kept).ShouldBe(cleaning.Kept);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Upright_needs_no_word(byte orientation) =>
        Cleaning.Of(Samples.Jpeg.With(BehindJfif, Samples.Exif(orientation, isLittle: true))).ShouldBe(Samples.Jpeg);

    [Fact]
    public void A_directory_that_points_outside_says_nothing()
    {
        var exif = Samples.Exif(6, isLittle: true);
        for (var position = 10; position < exif.Length; position++)
        {
            var broken = exif.ToArray();
            broken[position] = 0xFF;
            Cleaning.Of(Samples.Jpeg.With(2, broken)).Flaw.Should().BeNull();
        }
    }

    [Fact]
    public void Comments_previews_and_the_data_of_programs_go()
    {
        var secret = Samples.SecretBytes;
        byte[][] parts =
        [
            Samples.Segment(0xFE, secret),
            Samples.Segment(0xE0, [.. "JFXX\0"u8, 0x10, .. secret]),
            Samples.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. secret]),
            Samples.Segment(0xE2, [.. "MPF\0"u8, .. secret]),
            Samples.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. secret]),
            Samples.Segment(0xEE, secret),
            Samples.Segment(0xEF, secret),
        ];
        Cleaning.Of(Samples.Jpeg.With(BehindJfif, parts)).ShouldBe(Samples.Jpeg);
        Cleaning.Of(Samples.Jpeg.With(Frame, parts)).ShouldBe(Samples.Jpeg);
    }

    [Fact]
    public void The_preview_of_JFIF_goes_and_its_density_stays()
    {
        byte[] preview = [.. Samples.SecretBytes, .. new byte[3 * 4 * 4 - Samples.SecretBytes.Length]];
        var jfif = Samples.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 1, 0, 72, 0, 72, 4, 4, .. preview]);

        Cleaning.Of([0xFF, 0xD8, .. jfif, .. Samples.Jpeg[BehindJfif..]])
            .ShouldBe([0xFF, 0xD8, .. Samples.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 1, 0, 72, 0, 72, 0, 0]), .. Samples.Jpeg[BehindJfif..]]);
    }

    [Fact]
    public void Colours_stay()
    {
        var icc = Samples.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Encoding.ASCII.GetBytes("a profile")]);
        var adobe = Samples.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

        Cleaning.Of(Samples.Jpeg.With(BehindJfif, icc, adobe)).ShouldBe(Samples.Jpeg.With(BehindJfif, icc, adobe));
    }

    [Fact]
    public void What_no_browser_shows_or_no_encoder_writes_is_refused()
    {
        foreach (var marker in new byte[] { 0xC3, 0xC5, 0xC9, 0xCC, 0xC8, 0xDC, 0xDE, 0xDF, 0xF0, 0x01, 0x02, 0xD0, 0xD8 })
            Cleaning.Of(Samples.Jpeg.With(BehindJfif, Samples.Segment(marker, 0, 0, 0, 0))).ShouldBeRefused();
        // Two frames, a scan before the frame, tables with something left over, no scan at all.
        var frame = Samples.Jpeg[Frame..(Frame + 19)];
        Cleaning.Of(Samples.Jpeg.With(Frame, frame)).ShouldBeRefused();
        Cleaning.Of(Samples.Jpeg.With(Frame, Samples.Segment(0xDA, 1, 1, 0, 0, 63, 0))).ShouldBeRefused();
        Cleaning.Of(Samples.Jpeg.With(Frame, Samples.Segment(0xC4, new byte[18]))).ShouldBeRefused();
        Cleaning.Of(Samples.Jpeg.With(Frame, Samples.Segment(0xDB, [0, .. new byte[65]]))).ShouldBeRefused();
        Cleaning.Of([.. Samples.Jpeg[..(Frame + 19)], 0xFF, 0xD9]).ShouldBeRefused();
    }

    [Fact]
    public void A_scan_without_end_and_scans_without_end_are_refused()
    {
        var scan = Samples.Jpeg[IndexOf(Samples.Jpeg, [0xFF, 0xDA])..^2];

        Cleaning.Of([.. Samples.Jpeg[..^2], .. Enumerable.Repeat(scan, 99).SelectMany(s => s), 0xFF, 0xD9]).Flaw.Should().BeNull();
        Cleaning.Of([.. Samples.Jpeg[..^2], .. Enumerable.Repeat(scan, 100).SelectMany(s => s), 0xFF, 0xD9]).ShouldBeRefused();
        Cleaning.Of([.. Samples.Jpeg[..^2], .. new byte[1000]]).ShouldBeRefused();
    }

    [Theory]
    [InlineData(12_001, 1, PictureFlaw.TooManyPixels)]
    [InlineData(8_000, 7_000, PictureFlaw.TooManyPixels)]
    [InlineData(65_535, 65_535, PictureFlaw.TooManyPixels)]
    [InlineData(0, 8, PictureFlaw.Broken)]
    [InlineData(8, 0, PictureFlaw.Broken)]
    [InlineData(12_000, 4_000, null)]
    public void Its_size_is_judged_by_its_header(int width, int height, object? flaw)
    {
        var file = Samples.Jpeg.ToArray();
        (file[Frame + 5], file[Frame + 6], file[Frame + 7], file[Frame + 8]) = ((byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width);

        Cleaning.Of(file).Flaw.Should().Be((PictureFlaw?)flaw);
    }

    private static int IndexOf(byte[] file, byte[] marker) => file.AsSpan().IndexOf(marker);
}
