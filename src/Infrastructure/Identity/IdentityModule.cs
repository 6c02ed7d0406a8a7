using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Identity.ApiKeys;
using MultiWeb.Application.Identity.Blocks;
using MultiWeb.Application.Identity.Reports;
using MultiWeb.Application.Identity.Sessions;
using MultiWeb.Application.Identity.Users;
using MultiWeb.Infrastructure.Common;
using MultiWeb.Infrastructure.Common.Security;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Identity.ApiKeys;
using MultiWeb.Infrastructure.Identity.Blocks;
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
        var bcryptCost = configuration.ReadNumber("Passwords:BcryptCost", 12, least: 4, most: 16);
        services.AddSingleton<IPasswordHasher>(provider => new BcryptPasswordHasher(bcryptCost, provider.GetRequiredService<SecretKeys>()));
        services.AddSingleton<ICommonPasswords, CommonPasswords>();
        services.AddScoped<Suspension>();
        services.AddScoped<IBlockReader, BlockReader>();
        services.AddScoped<IOpenReportSlots, OpenReportSlots>();
        services.AddSingleton<IApiKeyFactory, ApiKeyFactory>();
        services.AddSingleton<IApiKeyGate, ApiKeyGate>();
        services.AddScoped<IApiKeyReader, ApiKeyReader>();
        services.AddScoped<AdminOperator>();
        services.AddScoped<ISeeder, DemoAccounts>();
    }
}
