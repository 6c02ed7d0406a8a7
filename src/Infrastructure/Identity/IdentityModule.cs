using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Application.Identity.ApiKeys;
using MultiWeb.Application.Identity.Blocks;
using MultiWeb.Application.Identity.MailedLinks;
using MultiWeb.Application.Identity.Reports;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Identity.ApiKeys;
using MultiWeb.Infrastructure.Identity.Blocks;
using MultiWeb.Infrastructure.Identity.MailedLinks;
using MultiWeb.Infrastructure.Identity.Reports;
using MultiWeb.Infrastructure.Identity.Sessions;
using MultiWeb.Infrastructure.Identity.Users;
using MultiWeb.Infrastructure.Identity.Users.Seeding;

namespace MultiWeb.Infrastructure.Identity;

/// <summary>Accounts, sessions and who may do what.</summary>
public sealed class IdentityModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SigningKeys.Load(configuration));
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton(AccessTokenSettings.Load(configuration));
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IAccessTokenIssuer>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<TokenValidationParameters>(provider => provider.GetRequiredService<AccessTokens>().Validation);
        services.AddSingleton<IRefreshTokenFactory, RefreshTokenFactory>();
        services.AddSingleton<ISessionGate, SessionGate>();
        services.AddSingleton<ActiveUsers>();
        services.AddScoped<Suspension>();
        services.AddScoped<IBlockReader, BlockReader>();
        services.AddScoped<IOpenReportSlots, OpenReportSlots>();
        services.AddSingleton<IApiKeyFactory, ApiKeyFactory>();
        services.AddSingleton<IApiKeyGate, ApiKeyGate>();
        services.AddScoped<IApiKeyReader, ApiKeyReader>();
        services.AddScoped<AdminOperator>();
        services.AddScoped<ISeeder, DemoAccounts>();
        RegisterPasswords(services, configuration);
        RegisterGuard(services, CaptchaSettings.Load(configuration));
        RegisterLinks(services, LinkTokens.ReadBaseUrl(configuration));
        foreach (var retention in IdentityRetention.All)
            services.AddSingleton(retention);
    }

    private static void RegisterPasswords(IServiceCollection services, IConfiguration configuration)
    {
        var cost = configuration.ReadNumber("Passwords:BcryptCost", 12, least: 4, most: 16);
        var places = configuration.ReadNumber("Passwords:QueueLength", 32, least: 32, most: 10_000);
        services.AddSingleton(_ => new HashingThreads(HashingThreads.ForThisMachine, places, patience: TimeSpan.FromSeconds(1)));
        services.AddInstruments<HashingMetrics>();
        services.AddSingleton<IPasswordHasher>(provider =>
            new BcryptPasswordHasher(cost, provider.GetRequiredService<SecretKeys>(), provider.GetRequiredService<HashingThreads>()));
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
    }

    private static void RegisterLinks(IServiceCollection services, Uri baseUrl)
    {
        services.AddSingleton<ILinkTokens>(provider => new LinkTokens(baseUrl, provider.GetRequiredService<SecretKeys>()));
        services.AddScoped<LinkRequests>();
        services.AddScoped<LinkUse>();
        services.AddScoped<PasswordChange>();
    }

    private static void RegisterGuard(IServiceCollection services, CaptchaSettings captcha)
    {
        services.AddScoped<CredentialCheck>();
        services.AddSingleton<ILoginGuard, LoginGuard>();
        services.AddSingleton(captcha);
        if (captcha.Turnstile is { } turnstile)
            services.AddSingleton(turnstile).AddHttpClient<ICaptcha, TurnstileCaptcha>(http => http.Timeout = TurnstileCaptcha.Patience);
        else
            services.AddSingleton<ICaptcha, AltchaCaptcha>();
    }
}
