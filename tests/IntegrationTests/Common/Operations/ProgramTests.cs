using MultiWeb.IntegrationTests.Common.Databases;
using Npgsql;

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
        await _database.ExecuteAsync("DROP SCHEMA identity, catalog, trading, messaging, common CASCADE; DROP TABLE public.\"__EFMigrationsHistory\"");

        (await RunAsync("migrate")).ExitCode.Should().Be(0);
        var before = await _database.DigestAsync();
        before.Should().ContainKey("trading.transactions");
        (await RunAsync("migrate")).ExitCode.Should().Be(0);

        (await _database.DigestAsync()).Should().Equal(before);
        (await _database.CountAsync("catalog.categories")).Should().Be(10);
    }

    [Fact]
    public async Task Migrations_at_the_same_time_wait_for_each_other()
    {
        await _database.ExecuteAsync("DROP SCHEMA identity, catalog, trading, messaging, common CASCADE; DROP TABLE public.\"__EFMigrationsHistory\"");

        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync("migrate")));

        ends.Should().OnlyContain(end => end.ExitCode == 0, "but they said {0}", string.Join(", ", ends.Select(e => e.Errors)));
        (await _database.CountAsync("catalog.categories")).Should().Be(10);
    }

    [Fact]
    public async Task A_migration_waits_longer_than_a_request_may()
    {
        await using var connection = await _database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await _database.ExecuteAsync("DELETE FROM public.\"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%0400%'; DROP SCHEMA messaging CASCADE");
        // Somebody still reads what the migration refers to: a request would give up after two seconds.
        await using var reading = new NpgsqlCommand("LOCK TABLE identity.users IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await reading.ExecuteNonQueryAsync();

        var migration = RunAsync("migrate", ("ConnectionStrings__Postgres", $"{_database.ConnectionString};Options=-c lock_timeout=200 -c statement_timeout=400"));
        await Task.Delay(TimeSpan.FromSeconds(5));
        migration.IsCompleted.Should().BeFalse("it waits for the lock");
        await transaction.RollbackAsync();

        (await migration).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("ConnectionStrings__Postgres", "nonsense", "ConnectionStrings__Postgres")]
    [InlineData("ConnectionStrings__Postgres", "Host=;Port=many", "ConnectionStrings__Postgres")]
    [InlineData("ConnectionStrings__Postgres", "", "ConnectionStrings__Postgres")]
    [InlineData("Passwords__BcryptCost", "3", "Passwords__BcryptCost")]
    [InlineData("Jwt__SigningKey", "no key", "Jwt__SigningKey")]
    [InlineData("Jwt__SigningKeyFile", "/nowhere/key.pem", "Jwt__SigningKeyFile")]
    [InlineData("Secrets__Key", "short", "Secrets__Key")]
    [InlineData("Passwords__BcryptCost", "strong", "Passwords__BcryptCost")]
    [InlineData("Passwords__QueueLength", "31", "Passwords__QueueLength")]
    [InlineData("Captcha__Provider", "recaptcha", "Captcha__Provider")]
    [InlineData("Captcha__Provider", "turnstile", "Captcha__Turnstile__S")]
    [InlineData("Captcha__MaxNumber", "0", "Captcha__MaxNumber")]
    [InlineData("Captcha__LifetimeSeconds", "ten", "Captcha__LifetimeSeconds")]
    [InlineData("Links__BaseUrl", "multiweb.example", "Links__BaseUrl")]
    [InlineData("Jwt__AccessTokenMinutes", "0", "Jwt__AccessTokenMinutes")]
    [InlineData("Jwt__AccessTokenMinutes", "half an hour", "Jwt__AccessTokenMinutes")]
    [InlineData("Cache__Enabled", "yes", "Cache__Enabled")]
    [InlineData("Cache__MaxEntries", "0", "Cache__MaxEntries")]
    [InlineData("Cache__MaxEntries", "99999999999", "Cache__MaxEntries")]
    [InlineData("Cache__LifetimeSeconds", "NaN", "Cache__LifetimeSeconds")]
    [InlineData("RateLimiting__Enabled", "1", "RateLimiting__Enabled")]
    [InlineData("RateLimiting__Policies__login__PerMinute", "0", "RateLimiting__Policies__login__PerMinute")]
    [InlineData("RateLimiting__Policies__default__PerMinute", "many\nlines", "RateLimiting__Policies__default__PerMinute")]
    [InlineData("Shutdown__DrainSeconds", "-1", "Shutdown__DrainSeconds")]
    [InlineData("Shutdown__DrainSeconds", "three", "Shutdown__DrainSeconds")]
    [InlineData("Urls", "nonsense", "Urls")]
    [InlineData("Urls", "http://127.0.0.1:65536", "Urls")]
    [InlineData("Urls", "http://192.0.2.1:18000", "Urls")] // an address for documentation (RFC 5737): nobody's
    [InlineData("Serilog__MinimumLevel__Default", "loud", "Serilog__")]
    [InlineData("Images__BaseUrl", "images.example", "Images__BaseUrl")]
    [InlineData("Images__S3__Bucket", "pictures", "Images__S3__Region")]
    [InlineData("Images__S3__ForcePathStyle", "yes", "Images__S3__Bucket")]
    [InlineData("Images__Folder", "/proc/version/images", "Images__Folder")]
    [InlineData("Images__Thumbnails__Key", "0123", "Images__Thumbnails__BaseUrl")]
    [InlineData("Metrics__Port", "many", "Metrics__Port")]
    [InlineData("Metrics__Port", "65536", "Metrics__Port")]
    [InlineData("Metrics__Port", "-1", "Metrics__Port")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task A_setting_that_is_wrong_stops_the_program_with_one_line(string variable, string value, string named)
    {
        var end = await RunAsync("serve", (variable, value));

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith("multiweb: ").And.Contain(named).And.NotContain("\n", "one line is enough, but it said {0}", end.Errors);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier pigeon")]
    [InlineData("OTEL_TRACES_SAMPLER", "sometimes")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "1.5")]
    public async Task So_does_one_of_the_exporter_that_would_be_ignored(string variable, string value)
    {
        var end = await RunAsync("serve", ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317"), (variable, value));

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith($"multiweb: {variable} must be ").And.NotContain("\n");
    }

    [Fact]
    public async Task Production_does_not_make_up_keys_nor_plants_accounts()
    {
        var serve = await RunAsync("serve", ("ASPNETCORE_ENVIRONMENT", "Production"));
        serve.ExitCode.Should().Be(2);
        serve.Errors.Should().StartWith("multiweb: ").And.Contain("is not set");

        var seed = await RunAsync("seed", ProductionKeys.Environment());
        seed.ExitCode.Should().Be(2);
        seed.Errors.Should().StartWith("multiweb: seed");
        (await _database.CountAsync("identity.users")).Should().Be(0);
    }

    [Fact]
    public async Task Production_wants_to_know_where_pictures_are_kept_before_it_serves_and_not_before_it_migrates()
    {
        (string Name, string Value)[] nowhere = [.. ProductionKeys.Environment(), ("Images__Folder", "")];

        var serve = await RunAsync("serve", nowhere);
        serve.ExitCode.Should().Be(2);
        serve.Errors.TrimEnd().Should().StartWith("multiweb: Images__Folder is not set").And.NotContain("\n");
        (await RunAsync("migrate", nowhere)).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("Secrets__Key", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Secrets__Key", "please-change-me-0123456789-abcdefghijklm")]
    [InlineData("ConnectionStrings__Postgres", "Host=127.0.0.1;Database=multiweb;Username=multiweb;Password=multiweb")]
    [InlineData("Captcha__Turnstile__SecretKey", "1x0000000000000000000000000000000AA")]
    public async Task Production_does_not_start_with_a_secret_that_everybody_knows(string setting, string value)
    {
        var serve = await RunAsync("serve", [.. ProductionKeys.Environment(), (setting, value)]);

        serve.ExitCode.Should().Be(2);
        serve.Errors.Should().StartWith($"multiweb: {setting} ").And.Contain("sample").And.NotContain(value);
    }

    [Fact]
    public async Task Outbox_shows_what_is_parked_and_lets_it_be_tried_again()
    {
        for (var id = 1; id <= 3; id++)
            await _database.ExecuteAsync("""
                INSERT INTO common.outbox (id, aggregate_type, aggregate_id, aggregate_version, ordinal, type, payload, occurred_at, attempts, parked_at, last_error)
                VALUES ($1, 'transaction', $1, 1, 0, 'trading.transaction_moved', '{}', now(), 16, now(), 'TimeoutException: too slow')
                """, (long)id);

        var status = await RunAsync("outbox");
        status.ExitCode.Should().Be(0);
        status.Output.Should().Contain("3 parked").And.Contain("TimeoutException: too slow");
        (await RunAsync("outbox replay 2 77")).Output.Should().Contain("1 will be delivered again; 1 of the ids are not parked");
        (await _database.CountAsync("common.outbox WHERE parked_at IS NULL AND attempts = 0 AND id = 2")).Should().Be(1);
        (await RunAsync("outbox replay")).Output.Should().Contain("2 will be delivered again");
        (await _database.CountAsync("common.outbox WHERE parked_at IS NULL")).Should().Be(3);
        foreach (var wrong in new[] { "outbox fly", "outbox replay everything", "outbox replay 0" })
            (await RunAsync(wrong)).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task A_verb_that_there_is_not_is_refused()
    {
        var end = await RunAsync("fly");

        end.ExitCode.Should().Be(2);
        end.Errors.Should().Contain("'fly'").And.Contain("migrate");
    }

    private Task<(int ExitCode, string Errors, string Output)> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        ProgramProcess.RunAsync(_database, arguments, environment);
}
