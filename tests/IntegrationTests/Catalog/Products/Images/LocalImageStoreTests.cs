using MultiWeb.IntegrationTests.Common;

namespace MultiWeb.IntegrationTests.Catalog.Products.Images;

/// <summary>Pictures in a folder.</summary>
public sealed class LocalImageStoreTests(LocalImageStoreTests.Store store) : ImageStoreContract(store), IClassFixture<LocalImageStoreTests.Store>
{
    public sealed class Store : MarketplaceFixture, IStore
    {
        MarketplaceFixture IStore.Market => this;

        private string Folder => MarketplaceApp.ImageFolderOf(Database.ConnectionString);

        public bool Holds(string key) => File.Exists(Path.Combine(Folder, key[..2], key));

        public int Count() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Count();

        /// <summary>Where the folder was there is a file: nothing can be written below it, whoever one is.</summary>
        public Task BreakAsync()
        {
            Directory.Move(Folder, $"{Folder}-away");
            return File.WriteAllTextAsync(Folder, "");
        }

        public Task MendAsync()
        {
            File.Delete(Folder);
            Directory.Move($"{Folder}-away", Folder);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_an_interrupted_save_has_left_is_cleared_away_after_an_hour()
    {
        var drafts = Directory.CreateDirectory(Path.Combine(MarketplaceApp.ImageFolderOf(store.Database.ConnectionString), "drafts")).FullName;
        var (old, young) = (Path.Combine(drafts, "old"), Path.Combine(drafts, "young"));
        await File.WriteAllTextAsync(old, "half a pic");
        await File.WriteAllTextAsync(young, "half a pic");
        File.SetLastWriteTimeUtc(old, store.Time.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(61));

        await SweepAsync();

        File.Exists(old).Should().BeFalse();
        File.Exists(young).Should().BeTrue();
        File.Delete(young);
    }
}
