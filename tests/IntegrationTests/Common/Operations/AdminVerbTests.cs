using MultiWeb.IntegrationTests.Common.Databases;

namespace MultiWeb.IntegrationTests.Common.Operations;

/// <summary>The verb <c>admin</c>: how the first administrator comes to be.</summary>
public sealed class AdminVerbTests : IAsyncLifetime
{
    private const string Password = "a long enough secret";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task It_registers_and_appoints_and_twice_is_once()
    {
        var end = await RunAsync("admin create Root@Example.org root", ("MULTIWEB_ADMIN_PASSWORD", Password));

        (end.ExitCode, end.Errors).Should().Be((0, ""));
        end.Output.Should().Contain("root").And.NotContain(Password);
        (await _database.CountAsync("identity.users WHERE email = 'root@example.org' AND role = 'admin' AND is_active")).Should().Be(1);
        (await _database.ReadAsync<string>("SELECT actor_role || ' ' || action || ' ' || coalesce(actor_id::text, '-') || ' ' || after::text FROM common.audit_entries"))
            .Should().StartWith("operator admin_appointed - ").And.Contain("admin");
        await _database.ExecuteAsync("DELETE FROM common.outbox"); // the mail to a new address, which waits for a program that serves
        var before = await _database.DigestAsync();
        (await RunAsync("admin create root@example.org root")).ExitCode.Should().Be(0, "who is there already keeps his password, and nobody asks for one");
        (await _database.DigestAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task It_promotes_an_account_that_there_is_and_enables_it()
    {
        await RunAsync("admin create first@example.org first", ("MULTIWEB_ADMIN_PASSWORD", Password));
        await RunAsync("admin create second@example.org second", ("MULTIWEB_ADMIN_PASSWORD", Password));
        await _database.ExecuteAsync("UPDATE identity.users SET role = 'user', is_active = false, is_verified = true WHERE username = 'second'");

        (await RunAsync("admin create second@example.org SECOND")).ExitCode.Should().Be(0);

        (await _database.CountAsync("identity.users WHERE username = 'second' AND role = 'admin' AND is_active")).Should().Be(1);
    }

    [Fact]
    public async Task An_account_that_anybody_may_have_registered_is_not_promoted_unasked()
    {
        await RunAsync("admin create first@example.org first", ("MULTIWEB_ADMIN_PASSWORD", Password));
        await RunAsync("admin create boss@example.org boss", ("MULTIWEB_ADMIN_PASSWORD", Password));
        await _database.ExecuteAsync("UPDATE identity.users SET role = 'user' WHERE username = 'boss'");

        var refused = await RunAsync("admin create boss@example.org boss");
        refused.ExitCode.Should().Be(2);
        refused.Errors.Should().Contain("--unverified");
        (await _database.CountAsync("identity.users WHERE role = 'admin'")).Should().Be(1);

        (await RunAsync("admin create boss@example.org boss --unverified")).ExitCode.Should().Be(0);
        (await _database.CountAsync("identity.users WHERE role = 'admin'")).Should().Be(2);
    }

    [Fact]
    public async Task The_password_may_come_on_standard_input()
    {
        var end = await ProgramProcess.RunAsync(_database, "admin create root@example.org root", $"{Password}\n");

        (end.ExitCode, end.Errors).Should().Be((0, ""));
        (await _database.CountAsync("identity.users WHERE role = 'admin'")).Should().Be(1);
    }

    [Theory]
    [InlineData("admin", Password, "create")]
    [InlineData("admin create", Password, "create")]
    [InlineData("admin create root@example.org root " + "secret123", Password, "create")]
    [InlineData("admin remove root@example.org root", Password, "create")]
    [InlineData("admin create root@example.org root", "short", "8")]
    [InlineData("admin create root@example.org root", "password123!", "everybody")]
    [InlineData("admin create root@example.org root", "", "Password")]
    [InlineData("admin create nonsense root", Password, "e-mail")]
    [InlineData("admin create root@example.org r!", Password, "username")]
    public async Task What_is_wrong_is_said_in_one_line_and_nothing_is_done(string arguments, string password, string named)
    {
        var end = await ProgramProcess.RunAsync(_database, arguments, $"{password}\n");

        end.ExitCode.Should().Be(2);
        end.Errors.TrimEnd().Should().StartWith("multiweb: admin").And.Contain(named).And.NotContain("\n").And.NotContain(Password);
        (await _database.CountAsync("identity.users")).Should().Be(0);
    }

    [Fact]
    public async Task An_address_and_a_name_that_do_not_belong_together_appoint_nobody()
    {
        await RunAsync("admin create root@example.org root", ("MULTIWEB_ADMIN_PASSWORD", Password));

        var end = await RunAsync("admin create root@example.org ruth", ("MULTIWEB_ADMIN_PASSWORD", Password));

        end.ExitCode.Should().Be(2);
        end.Errors.Should().Contain("another username");
    }

    private Task<(int ExitCode, string Errors, string Output)> RunAsync(string arguments, params (string Name, string Value)[] environment) =>
        ProgramProcess.RunAsync(_database, arguments, environment);
}
