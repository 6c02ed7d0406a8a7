using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Redis;
using MultiWeb.UnitTests.Infrastructure.Common.Security;
using Npgsql;

namespace MultiWeb.UnitTests.Infrastructure.Common.Redis;

public sealed class RedisSettingsTests : IDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=market;Username=somebody;Password=secret");

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Empty_is_none(string text) => Load(("ConnectionStrings:Redis", text)).IsConfigured.Should().BeFalse();

    [Fact]
    public void What_is_ours_is_named_by_the_database_or_as_the_operator_wants()
    {
        Load(("ConnectionStrings:Redis", "127.0.0.1:6379")).Name("tag:*").Should().Be("{multiweb:market}:tag:*");
        Load(("Redis:Namespace", "staging")).Name("tag:*").Should().Be("{multiweb:staging}:tag:*");
    }

    [Fact]
    public void What_cannot_be_read_is_said_without_saying_it() =>
        FluentActions.Invoking(() => Load(("ConnectionStrings:Redis", "127.0.0.1:6379,password=hush,nonsense=1")))
            .Should().Throw<ConfigurationException>().Which.Message.Should().Contain("ConnectionStrings__Redis").And.NotContain("hush");

    private RedisSettings Load(params (string Name, string Value)[] settings) => RedisSettings.Load(TestSettings.Of(settings), _database);
}
