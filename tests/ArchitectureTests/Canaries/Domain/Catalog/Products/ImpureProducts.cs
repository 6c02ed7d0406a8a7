namespace MultiWeb.ArchitectureTests.Canaries.Domain.Catalog.Products;

/// <summary>The domain uses a package.</summary>
internal sealed class ProductThatLogs
{
    public void Sell(Microsoft.Extensions.Logging.ILogger logger) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, "Sold");
}

/// <summary>The domain reads the clock, out of sight in a lambda.</summary>
internal sealed class ProductWithClock
{
    public Func<DateTimeOffset> SoldAt() => () => DateTimeOffset.UtcNow;
}

/// <summary>The domain makes up an id.</summary>
internal sealed class ProductWithRandom
{
    public Guid Key() => Guid.NewGuid();
}

/// <summary>The domain asks which machine it runs on.</summary>
internal sealed class ProductWithEnvironment
{
    public string Seller() => Environment.MachineName;
}
