using System.Text;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

public sealed class GifCleanerTests
{
    private const int HeadLength = 19;

    private static byte[] Secret => [(byte)Samples.SecretBytes.Length, .. Samples.SecretBytes, 0];

    [Fact]
    public void Comments_texts_and_the_data_of_programs_go()
    {
        byte[][] parts =
        [
            [0x21, 0xFE, .. Secret],
            [0x21, 0xFE, 0],
            [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x21, 0x01, 12, .. new byte[12], .. Secret],
            [0x21, 0xFF, 11, .. Encoding.ASCII.GetBytes("XMP DataXMP"), .. Secret],
            [0x21, 0xFF, 11, .. Encoding.ASCII.GetBytes("NETSCAPE2.0"), .. Secret],
        ];

        Cleaning.Of(Samples.Gif.With(HeadLength, parts)).ShouldBe(Samples.Gif);
        Cleaning.Of(Samples.Gif.With(Samples.Gif.Length - 1, parts)).ShouldBe(Samples.Gif);
    }

    [Fact]
    public void Of_the_repetitions_nothing_but_their_number_stays()
    {
        byte[] padded = [.. Samples.GifRepetitions[..^1], .. Secret];

        Cleaning.Of(Samples.Gif.With(HeadLength, padded)).ShouldBe(Samples.Gif.With(HeadLength, Samples.GifRepetitions));
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        Cleaning.Of([.. Samples.Gif[..HeadLength], 0x3B]).ShouldBeRefused(); // no image
        Cleaning.Of(Samples.Gif.With(HeadLength, [0x21, 0x42, .. Secret])).ShouldBeRefused();
        Cleaning.Of(Samples.Gif.With(HeadLength, [0x21, 0xF9, 3, 0, 0, 0, 0])).ShouldBeRefused();
        Cleaning.Of(Samples.Gif.With(HeadLength, [0x21, 0xF9, 4, 0, 0, 0, 0, 1, 65, 0])).ShouldBeRefused();
        Cleaning.Of(Samples.Gif.With(HeadLength, [0x42])).ShouldBeRefused();
        Cleaning.Of(Changed(HeadLength + 1, 9)).ShouldBeRefused(); // the image hangs over the edge
        Cleaning.Of(Changed(HeadLength + 5, 0)).ShouldBeRefused();
        Cleaning.Of(Changed(HeadLength + 10, 9)).ShouldBeRefused(); // no such codes
        Cleaning.Of(Changed(6, 0)).ShouldBeRefused();
    }

    [Fact]
    public void The_screen_and_the_frames_are_bounded()
    {
        Cleaning.Of(Changed(7, 0x2F)).Picture.Width.Should().Be(0x2F10);
        Cleaning.Of(Changed(7, 0x2F)).ShouldBeRefused(PictureFlaw.TooManyPixels); // `/` makes 12,048 of it
        var frame = Samples.Gif[HeadLength..^1];
        Cleaning.Of(Samples.Gif.With(HeadLength, [.. Enumerable.Repeat(frame, 999)])).Flaw.Should().BeNull();
        Cleaning.Of(Samples.Gif.With(HeadLength, [.. Enumerable.Repeat(frame, 1000)])).ShouldBeRefused(PictureFlaw.TooManyPixels);
    }

    private static byte[] Changed(int position, byte value)
    {
        var file = Samples.Gif.ToArray();
        file[position] = value;
        return file;
    }
}
