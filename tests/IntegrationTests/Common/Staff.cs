using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>People with a role, who were appointed before anybody looked.</summary>
internal static class Staff
{
    public static Task<Person> NewAdminAsync(this MarketplaceFixture market) => market.NewStaffAsync("admin");

    public static Task<Person> NewModeratorAsync(this MarketplaceFixture market) => market.NewStaffAsync("moderator");

    public static async Task<Person> NewStaffAsync(this MarketplaceFixture market, string role)
    {
        var person = await market.NewPersonAsync(role);
        await market.Database.ExecuteAsync("UPDATE identity.users SET role = $2 WHERE id = $1", person.Id, role);
        return person;
    }
}
