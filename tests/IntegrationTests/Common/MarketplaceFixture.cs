using MultiWeb.IntegrationTests.Common.Databases;
using MultiWeb.IntegrationTests.Common.Http;

namespace MultiWeb.IntegrationTests.Common;

/// <summary>
/// A marketplace for one test class: the real program, a database of its own and the Redis that all share. Tests of a class
/// run one after the other and share what is in the database, so each works with people and products of its own.
/// </summary>
public class MarketplaceFixture : IAsyncLifetime
{
    private readonly List<MarketplaceApp> _apps = [];
    private readonly List<HttpClient> _clients = [];
    private int _people;

    public AdjustableTime Time { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public MarketplaceApp App { get; private set; } = null!;

    /// <summary>Connects to <see cref="App"/>, as often as there are requests at the same time.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Somebody without an account.</summary>
    public Client Anyone => new(Http);

    /// <summary>What this class wants to be different.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        App = StartInstance();
        Http = ConnectTo(App);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        foreach (var app in _apps)
            await app.DisposeAsync();
        if (Database is not null)
            await Database.DisposeAsync();
    }

    /// <summary>Another instance of the program, on the same database unless the settings say otherwise.</summary>
    public MarketplaceApp StartInstance(params (string Name, string Value)[] settings)
    {
        var app = MarketplaceApp.Start(
            Database.ConnectionString, Time, [.. Settings, .. settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))]);
        _apps.Add(app);
        return app;
    }

    public HttpClient ConnectTo(MarketplaceApp app)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(30) };
        var client = new HttpClient(handler) { BaseAddress = new Uri(app.Address, "/api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
        _clients.Add(client);
        return client;
    }

    /// <summary>Somebody new, signed in. The name is made unique.</summary>
    public Task<Person> NewPersonAsync(string name = "neighbour") =>
        Person.RegisterAsync(Http, $"{name}{Interlocked.Increment(ref _people)}");

    public Task<Person[]> NewPeopleAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => NewPersonAsync()));
}
