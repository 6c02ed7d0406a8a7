using System.Net;

namespace MultiWeb.IntegrationTests.Common.Http;

/// <summary>Somebody with an account, signed in.</summary>
public sealed class Person : Client
{
    public const string DefaultPassword = "correct horse battery";

    private Person(HttpClient http, string name) : base(http) => (Username, Email) = (name, $"{name}@example.org");

    public long Id { get; private set; }

    public string Username { get; }

    public string Email { get; }

    public string RefreshToken { get; private set; } = "";

    public static async Task<Person> RegisterAsync(HttpClient http, string name)
    {
        var person = new Person(http, name);
        var answer = await person.PostAsync("auth/register", new { email = person.Email, username = name, password = DefaultPassword });
        answer.ShouldBe(HttpStatusCode.Created);
        person.Id = answer.Id;
        await person.LogInAsync();
        return person;
    }

    /// <summary>Opens a session and speaks with its token from now on: also after the clock was put forward.</summary>
    public async Task LogInAsync()
    {
        Token = null;
        var answer = await PostAsync("auth/login", new { email = Email, password = DefaultPassword });
        answer.ShouldBe(HttpStatusCode.OK);
        Token = answer["access_token"].GetString();
        RefreshToken = answer["refresh_token"].GetString()!;
    }

    /// <summary>The same person at another instance of the program.</summary>
    public Person At(HttpClient otherInstance) => new(otherInstance, Username) { Id = Id, Token = Token, RefreshToken = RefreshToken };
}
