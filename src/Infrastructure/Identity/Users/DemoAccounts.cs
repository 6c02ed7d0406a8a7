using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Specifications;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Identity.Users;

/// <summary>A few neighbours to try the marketplace with. All share the password that docs/configuration.md names.</summary>
internal sealed class DemoAccounts(
    IUnitOfWork unitOfWork, IRepository<User> users, IPasswordHasher passwords, TimeProvider time, ILogger<DemoAccounts> logger) : ISeeder
{
    private const string Password = "multiweb-demo-2026";

    private static readonly (string Name, string FullName, string Location)[] Neighbours =
    [
        ("minji", "김민지", "서울 마포구"), ("seojun", "이서준", "서울 성동구"), ("haeun", "박하은", "경기 성남시 분당구"),
        ("dohyun", "최도현", "부산 해운대구"), ("jiwoo", "정지우", "대전 유성구"),
    ];

    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        foreach (var (name, fullName, location) in Neighbours)
        {
            var planted = await unitOfWork.ExecuteAsync<Result<long>>(
                async () => await FindOrRegisterAsync(name, new UserProfile(fullName, null, null, location, null), cancellationToken),
                commitRefusals: false, cancellationToken);
            state.UserIds.Add(planted.Value);
        }
        logger.LogInformation("{Count} demonstration accounts are there", Neighbours.Length);
    }

    private async Task<long> FindOrRegisterAsync(string name, UserProfile profile, CancellationToken cancellationToken)
    {
        if (await users.FirstOrDefaultAsync(new ByUsername(name), cancellationToken) is { } known)
            return known.Id;
        var user = User.Register(
            await users.NextIdAsync(cancellationToken), $"{name}@demo.example", name,
            await passwords.HashAsync(Password, cancellationToken), profile, time.Now());
        users.Add(user);
        return user.Id;
    }

    private sealed class ByUsername : Specification<User>
    {
        public ByUsername(string name)
        {
            var key = User.NormalizeUsername(name);
            Where(u => u.UsernameKey == key);
        }
    }
}
