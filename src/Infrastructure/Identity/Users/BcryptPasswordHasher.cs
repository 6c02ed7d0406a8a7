using System.Security.Cryptography;
using System.Text;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Infrastructure.Common.Security;
using Org.BouncyCastle.Crypto.Generators;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>
/// bcrypt over a keyed pre-hash. bcrypt alone ignores what follows byte 72, which is the 24th Korean letter; the key means that
/// a stolen table cannot be tried against without the service's secret.
/// </summary>
internal sealed class BcryptPasswordHasher : IPasswordHasher
{
    private const int SaltBytes = 16;

    private readonly HashingThreads _threads;
    private readonly byte[] _pepper;
    private readonly int _cost;
    private readonly string _nobodysHash;

    /// <param name="cost">4 to 16; each step doubles the work.</param>
    public BcryptPasswordHasher(int cost, SecretKeys secrets, HashingThreads threads)
    {
        _threads = threads;
        _cost = cost;
        _pepper = secrets.For("password");
        _nobodysHash = Hash(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltBytes)));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        _threads.RunAsync(() => Hash(password), cancellationToken);

    public Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken) =>
        _threads.RunAsync(() => OpenBsdBCrypt.CheckPassword(hash is { Length: > 0 } ? hash : _nobodysHash, PreHash(password)) && hash is { Length: > 0 }, cancellationToken);

    /// <summary><c>$2y$12$…</c>: the cost stands after the version.</summary>
    public bool IsOutdated(string hash) => hash.Split('$') is not [_, _, var cost, ..] || !int.TryParse(cost, out var made) || made != _cost;

    private string Hash(string password) =>
        OpenBsdBCrypt.Generate(PreHash(password), RandomNumberGenerator.GetBytes(SaltBytes), _cost);

    /// <summary>44 characters whatever the password's length, the same for every Unicode form of it.</summary>
    private char[] PreHash(string password) =>
        Convert.ToBase64String(HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)))).ToCharArray();
}
