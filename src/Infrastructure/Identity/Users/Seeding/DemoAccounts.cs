using Microsoft.EntityFrameworkCore;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Domain.Common;
using MultiWeb.Domain.Identity.Users;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.Seeding;

namespace MultiWeb.Infrastructure.Identity.Users.Seeding;

/// <summary>
/// The people of the demonstration. All share one password, which docs/configuration.md names, and one hash of it: three hundred
/// of their own would keep a core busy for minutes.
/// </summary>
internal sealed class DemoAccounts(
    MultiWebDbContext db, IUnitOfWork unitOfWork, IRepository<User> users, IPasswordHasher passwords, Scene scene) : ISeeder
{
    private const string Password = "multiweb-demo-2026";

    public async Task SeedAsync(SeedState state, CancellationToken cancellationToken)
    {
        var people = DemoPeople.All(scene.Present);
        var known = await FindAsync(people, cancellationToken);
        var missing = people.Where(p => !known.ContainsKey(p.Email)).ToList();
        // A name that somebody else has chosen stays his; the demonstration does without that neighbour.
        var taken = await TakenNamesAsync(missing, cancellationToken);
        missing.RemoveAll(p => taken.Contains(User.NormalizeUsername(p.Username)));
        if (missing.Count > 0)
            await unitOfWork.ExecuteAsync(() => RegisterAsync(missing, known, cancellationToken), commitRefusals: false, cancellationToken);

        state.Neighbours.AddRange(people
            .Where(p => known.ContainsKey(p.Email))
            .Select(p => new Neighbour(known[p.Email].Id, p.Home, known[p.Email].JoinedAt, missing.Contains(p))));
        state.Note("accounts", missing.Count);
    }

    private async Task<Result> RegisterAsync(List<DemoPerson> people, Dictionary<string, Account> known, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(Password, cancellationToken);
        foreach (var person in people)
        {
            var profile = new UserProfile(person.FullName, null, person.Bio, person.Home.Name, null);
            var user = User.Register(await users.NextIdAsync(cancellationToken), person.Email, person.Username, hash, profile, person.JoinedAt);
            users.Add(user);
            known[person.Email] = new Account(user.Id, user.CreatedAt);
        }
        return Result.Success();
    }

    private async Task<Dictionary<string, Account>> FindAsync(IReadOnlyList<DemoPerson> people, CancellationToken cancellationToken)
    {
        var emails = people.Select(p => p.Email).ToList();
        return await db.Set<User>().AsNoTracking().Where(u => emails.Contains(u.Email))
            .ToDictionaryAsync(u => u.Email, u => new Account(u.Id, u.CreatedAt), cancellationToken);
    }

    private async Task<HashSet<string>> TakenNamesAsync(List<DemoPerson> people, CancellationToken cancellationToken)
    {
        var keys = people.Select(p => User.NormalizeUsername(p.Username)).ToList();
        return await db.Set<User>().Where(u => keys.Contains(u.UsernameKey)).Select(u => u.UsernameKey).ToHashSetAsync(cancellationToken);
    }

    private sealed record Account(long Id, DateTimeOffset JoinedAt);
}
