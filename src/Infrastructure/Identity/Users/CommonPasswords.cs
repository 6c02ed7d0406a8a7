using System.Collections.Frozen;
using System.Text;
using MultiWeb.Application.Identity.Users;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>A list of frequent passwords that are long enough to be accepted otherwise (CommonPasswords.txt says where it comes from).</summary>
internal sealed class CommonPasswords : ICommonPasswords
{
    private readonly FrozenSet<string> _passwords = Read().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Wide letters, and others that only look different, are the same password (and are hashed as such).</summary>
    public bool Contains(string password) => _passwords.Contains(password.Normalize(NormalizationForm.FormKC));

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line;
        }
    }
}
