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

    // Hashing is the one thing here that keeps a core busy: one core stays free for everybody else.
    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount - 1));
    private readonly byte[] _pepper;
    private readonly int _cost;
    private readonly string _nobodysHash;

    /// <param name="cost">4 to 16; each step doubles the work.</param>
    public BcryptPasswordHasher(int cost, SecretKeys secrets)
    {
        _cost = cost;
        _pepper = secrets.For("password");
        _nobodysHash = Hash(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SaltBytes)));
    }

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InSlotAsync(() => Hash(password), cancellationToken);

    public Task<bool> VerifyAsync(string password, string? hash, CancellationToken cancellationToken) =>
        InSlotAsync(() => OpenBsdBCrypt.CheckPassword(hash ?? _nobodysHash, PreHash(password)) && hash is not null, cancellationToken);

    private string Hash(string password) =>
        OpenBsdBCrypt.Generate(PreHash(password), RandomNumberGenerator.GetBytes(SaltBytes), _cost);

    /// <summary>44 characters whatever the password's length, the same for every Unicode form of it.</summary>
    private char[] PreHash(string password) =>
        Convert.ToBase64String(HMACSHA256.HashData(_pepper, Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)))).ToCharArray();

    private async Task<T> InSlotAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }
}
