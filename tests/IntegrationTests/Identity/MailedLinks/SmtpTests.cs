using System.Diagnostics;
using System.Net;
using MultiWeb.IntegrationTests.Common;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Identity.MailedLinks;

/// <summary>Mail over a real connection to a real server (Debian's python3-aiosmtpd), which puts it into a folder.</summary>
public sealed class SmtpTests(SmtpTests.Marketplace market) : IClassFixture<SmtpTests.Marketplace>
{
    /// <summary>A marketplace that sends its mail to a server of its own.</summary>
    public sealed class Marketplace : MarketplaceFixture, IAsyncLifetime
    {
        private readonly int _port = LocalPort.FindFree();
        private Process? _server;

        public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("multiweb-test-smtp-").FullName, "mail");

        protected override Dictionary<string, string?> Settings => new()
        {
            ["Mail:Folder"] = "",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{_port}",
            ["Mail:Tls"] = "false",
            ["Links:BaseUrl"] = "https://market.example/shop/",
        };

        public override async Task InitializeAsync()
        {
            _server = Process.Start(new ProcessStartInfo("aiosmtpd", ["-n", "-l", $"127.0.0.1:{_port}", "-c", "aiosmtpd.handlers.Mailbox", Folder]) { UseShellExecute = false });
            await LocalPort.WaitForAsync(_port);
            await base.InitializeAsync();
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await DisposeAsync();
            _server?.Kill();
            _server?.Dispose();
        }
    }

    [Fact]
    public async Task A_link_that_came_by_SMTP_works()
    {
        const string name = "smtp-reader";
        var client = market.Anyone;

        (await client.PostAsync("auth/register", new { email = $"{name}@example.org", username = name, password = Person.DefaultPassword })).ShouldBe(HttpStatusCode.Created);

        var mail = await Mailbox.WaitForAsync($"{name}@example.org", "/verify", market.Folder);
        mail.Subject.Should().Be("[MultiWeb] 이메일 주소를 확인해 주세요");
        mail.MessageId.Should().MatchRegex(@"^<mailed-link-\d+@multiweb\.example>$");
        mail.Link.GetLeftPart(UriPartial.Path).Should().Be("https://market.example/shop/account/verify");
        (await client.PostAsync("auth/email/verify", new { token = mail.Token })).ShouldBe(HttpStatusCode.NoContent);
    }
}
