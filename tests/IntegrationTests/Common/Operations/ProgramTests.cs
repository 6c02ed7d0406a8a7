using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>What the program does with verbs and settings, right and wrong; what <c>seed</c> plants is in <see cref="SeedTests"/>.</summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Migrate_brings_an_empty_database_up_to_date_and_twice_is_once()
    {
        await _database.ExecuteAsync("DROP SCHEMA identity, catalog, trading, messaging CASCADE; DROP TABLE public.\"__EFMigrationsHistory\"");

        (await RunAsync("migrate")).ExitCode.Should().Be(0);
        var before = await _database.DigestAsync();
        before.Should().ContainKey("trading.transactions");
        (await RunAsync("migrate")).ExitCode.Should().Be(0);

        (await _database.DigestAsync()).Should().Equal(before);
        (await _database.CountAsync("catalog.categories")).Should().Be(10);
    }

    [Theory]
    [InlineData("ConnectionStrings__Postgres", "nonsense", "ConnectionStrings__Postgres")]
    [InlineData("ConnectionStrings__Postgres", "Host=;Port=many", "ConnectionStrings__Postgres")]
    [InlineData("ConnectionStrings__Postgres", "", "ConnectionStrings__Postgres")]
    [InlineData("Passwords__BcryptCost", "3", "Passwords__BcryptCost")]
    [InlineData("Jwt__SigningKey", "no key", "Jwt__SigningKey")]
    [InlineData("Jwt__SigningKeyFile", "/nowhere/key.pem", "Jwt__SigningKeyFile")]
    [InlineData("Secrets__Key", "short", "Secrets__Key")]
    [InlineData("Cache__MaxEntries", "0", "Cache__MaxEntries")]
    public async Task A_setting_that_is_wrong_stops_the_program_with_one_line(string variable, string value, string named)
    {
        var end = await RunAsync("serve", (variable, value));

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith("multiweb: ").And.Contain(named).And.NotContain("\n", "one line is enough, but it said {0}", end.Errors);
    }

    [Fact]
    public async Task Production_does_not_make_up_keys_nor_plants_accounts()
    {
        var serve = await RunAsync("serve", ("ASPNETCORE_ENVIRONMENT", "Production"));
        serve.ExitCode.Should().Be(2);
        serve.Errors.Should().StartWith("multiweb: ").And.Contain("is not set");

        var seed = await RunAsync("seed", [.. ProductionKeys.New().Select(s => (s.Name == "environment" ? "ASPNETCORE_ENVIRONMENT" : s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))]);
        seed.ExitCode.Should().Be(2);
        seed.Errors.Should().StartWith("multiweb: seed");
        (await _database.CountAsync("identity.users")).Should().Be(0);
    }

    [Fact]
    public async Task A_verb_that_there_is_not_is_refused()
    {
        var end = await RunAsync("fly");

        end.ExitCode.Should().Be(2);
        end.Errors.Should().Contain("'fly'").And.Contain("migrate");
    }

    private Task<(int ExitCode, string Errors)> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        ProgramProcess.RunAsync(_database, arguments, environment);
}
