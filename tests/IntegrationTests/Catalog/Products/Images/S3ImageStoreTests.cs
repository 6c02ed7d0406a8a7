using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>Pictures in a bucket of a real S3-compatible server (npm's s3rver).</summary>
public sealed class S3ImageStoreTests(S3ImageStoreTests.Store store) : ImageStoreContract(store), IClassFixture<S3ImageStoreTests.Store>
{
    public sealed class Store : MarketplaceFixture, IStore, IAsyncLifetime
    {
        private readonly S3Server _server = new();

        MarketplaceFixture IStore.Market => this;

        protected override Dictionary<string, string?> Settings => new()
        {
            ["Images:Folder"] = "",
            ["Images:S3:Bucket"] = S3Server.Bucket,
            ["Images:S3:Endpoint"] = $"http://127.0.0.1:{_server.Port}",
            ["Images:S3:AccessKey"] = S3Server.Key,
            ["Images:S3:SecretKey"] = S3Server.Key,
        };

        public override async Task InitializeAsync()
        {
            await S3Server.InstallAsync();
            await _server.StartAsync();
            await base.InitializeAsync();
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await DisposeAsync();
            _server.Dispose();
        }

        public bool Holds(string key) => _server.Objects.Contains(key);

        public int Count() => _server.Objects.Count;

        public Task BreakAsync()
        {
            _server.Stop();
            return Task.CompletedTask;
        }

        public Task MendAsync() => _server.StartAsync();
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_no_missing_picture()
    {
        var elsewhere = store.ConnectTo(store.StartInstance(("Images:S3:Bucket", "another")));

        using var answer = await elsewhere.GetAsync($"/images/{new string('0', 64)}.png");

        ((int)answer.StatusCode).Should().Be(503);
    }
}
