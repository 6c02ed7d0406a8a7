using System.Buffers.Binary;
using MultiWeb.Infrastructure.Catalog.Products.Images.Formats;

namespace MultiWeb.UnitTests.Infrastructure.Catalog.Products.Images.Formats;

/// <summary>
/// Pictures with all sorts of damage, the same each time: either one is refused, or what is kept of it is a picture by the same
/// rules, of the same size, and clean. Nothing throws.
/// </summary>
public sealed class PictureFuzzTests
{
    private const int FilesEach = 4000;

    public static TheoryData<string> Names => [.. Samples.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Damage_is_refused_or_does_no_harm(string name)
    {
        var sample = Array.Find(Samples.All, s => s.Name == name).File;
        var dice = new Random(name.Sum(letter => letter));
        var (kept, refused) = (0, 0);

        for (var i = 0; i < FilesEach; i++)
        {
            var file = Damaged(sample, dice);
            var cleaning = Cleaning.Of(file);
            if (cleaning.Flaw is not null)
            {
                refused++;
                continue;
            }
            kept++;
            cleaning.Kept.Length.Should().BeLessThanOrEqualTo(file.Length + JpegOrientation.Segment(6).Length);
            var again = Cleaning.Of(cleaning.Kept);
            again.Flaw.Should().BeNull();
            again.Picture.Should().Be(cleaning.Picture);
            again.Kept.Should().Equal(cleaning.Kept);
        }

        kept.Should().BePositive("otherwise this would try nothing but the refusals");
        refused.Should().BePositive();
    }

    private static byte[] Damaged(byte[] sample, Random dice)
    {
        var file = sample.ToList();
        for (var times = dice.Next(1, 4); times > 0; times--)
        {
            var position = dice.Next(file.Count);
            switch (dice.Next(7))
            {
                case 0: file.RemoveRange(position, file.Count - position); break;
                case 1: file.InsertRange(position, sample[..dice.Next(sample.Length)]); break;
                case 2: file.RemoveRange(position, Math.Min(dice.Next(1, 20), file.Count - position)); break;
                case 3: file.AddRange(sample[dice.Next(sample.Length)..]); break;
                case 4: file[position] ^= (byte)(1 << dice.Next(8)); break;
                case 5: file[position] = dice.Next(2) == 0 ? (byte)0xFF : (byte)0; break;
                default: file[position] = (byte)dice.Next(256); break;
            }
            if (file.Count == 0)
                return [];
        }
        var damaged = file.ToArray();
        if (dice.Next(4) > 0)
            CorrectChecksums(damaged);
        return damaged;
    }

    /// <summary>Otherwise the checksums of PNG would keep all damage out.</summary>
    private static void CorrectChecksums(byte[] file)
    {
        if (!file.AsSpan().StartsWith(PngCleaner.Signature))
            return;
        for (var position = 8; position + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12)
                return;
            var end = position + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(end), Crc32.Of(file.AsSpan(position + 4, 4 + (int)length)));
            position = end + 4;
        }
    }
}
