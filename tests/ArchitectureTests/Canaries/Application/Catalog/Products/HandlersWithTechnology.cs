namespace MultiWeb.ArchitectureTests.Canaries.Application.Catalog.Products;

/// <summary>The application speaks SQL.</summary>
internal sealed class HandlerWithSql(Npgsql.NpgsqlDataSource database)
{
    public Npgsql.NpgsqlCommand Handle() => database.CreateCommand("SELECT 1");
}

/// <summary>The application speaks to Redis, as a type argument only.</summary>
internal sealed class HandlerWithRedis
{
    public List<StackExchange.Redis.RedisKey> Keys { get; } = [];
}

/// <summary>The application speaks HTTP, in an attribute only.</summary>
[Microsoft.AspNetCore.Authorization.Authorize]
internal sealed class HandlerWithHttp;

/// <summary>The application knows an adapter, inside a state machine only.</summary>
internal sealed class HandlerWithInfrastructure
{
    public async Task<object> Handle()
    {
        await Task.Yield();
        return new MultiWeb.Infrastructure.Common.ConfigurationException("");
    }
}

/// <summary>A handler that cannot be told the time.</summary>
internal sealed class HandlerWithClock
{
    public DateTime Handle() => DateTime.UtcNow;
}
