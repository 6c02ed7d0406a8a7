using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MultiWeb.Application.Common;
using MultiWeb.Application.Common.Behaviours;
using MultiWeb.Application.Common.Caching;
using MultiWeb.Application.Common.Events;
using MultiWeb.Application.Common.Mail;
using MultiWeb.Application.Common.Paging;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Common.Security;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common.Auditing;
using MultiWeb.Infrastructure.Common.Caching;
using MultiWeb.Infrastructure.Common.Mail;
using MultiWeb.Infrastructure.Common.Outbox;
using MultiWeb.Infrastructure.Common.Paging;
using MultiWeb.Infrastructure.Common.Persistence;
using MultiWeb.Infrastructure.Common.RateLimits;
using MultiWeb.Infrastructure.Common.Redis;
using MultiWeb.Infrastructure.Common.Security;
using MultiWeb.Infrastructure.Common.Seeding;
using MultiWeb.Infrastructure.Common.Telemetry;
using Npgsql;

namespace MultiWeb.Infrastructure.Common;

/// <summary>What every module stands on: the mediator and its pipeline, the database, the cache, the keys.</summary>
public sealed class CommonModule : IModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        SampleSecrets.Refuse(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(SecretKeys.Load(configuration));
        RegisterUseCases(services);
        RegisterMapping(services, configuration);
        RegisterDatabase(services, configuration);
        RegisterRedis(services, configuration);
        RegisterCache(services, configuration);
        services.AddSingleton(RateSettings.Load(configuration));
        services.AddSingleton<LocalWindows>();
        services.AddSingleton<IRateLimiter, RateLimiter>();
        services.AddOutbox();
        services.AddAudit();
        services.AddSingleton(MailSettings.Load(configuration));
        services.AddSingleton<IMailer, Mailer>();
        services.AddSingleton<ICursorCodec, CursorCodec>();
        services.AddSingleton<Pager>();
        services.AddSingleton<IFaultClassifier, FaultClassifier>();
        services.AddSingleton<Scene>();
        services.AddScoped<Stage>();
        services.AddScoped<DatabaseSeeder>();
        TelemetryRegistration.Register(services, configuration);
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>("postgres").AddCheck<RedisHealthCheck>("redis");
    }

    /// <summary>
    /// Handlers, validators, reactions, observers and what stands behind a module's contracts are found by what they implement;
    /// the pipeline is closed over each request.
    /// </summary>
    private static void RegisterUseCases(IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        services.Scan(scan => scan.FromAssemblies(typeof(Pipeline).Assembly)
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IReaction<>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableToAny(Observers), publicOnly: false).AsSelfWithInterfaces().WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime()
            .AddClasses(c => c.Where(ImplementsContract), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        foreach (var (service, implementation) in Pipeline.Requests.SelectMany(Pipeline.Of))
            services.AddTransient(service, implementation);
    }

    /// <summary>One object each, whatever it watches and counts at the same time.</summary>
    private static readonly Type[] Observers = [typeof(IInstruments), typeof(ICommitObserver<>), typeof(IOutcomeObserver<>)];

    /// <summary>A record that goes through a contract is no service.</summary>
    private static bool ImplementsContract(Type type) =>
        type.GetMethod("<Clone>$") is null && Array.Exists(type.GetInterfaces(), i => i.Namespace is { } name && name.EndsWith(".Contracts", StringComparison.Ordinal));

    private static void RegisterMapping(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider => new MapperConfiguration(
            mapping =>
            {
                mapping.LicenseKey = configuration["AutoMapper:LicenseKey"];
                mapping.AddMaps(typeof(Pipeline).Assembly);
            },
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IMapper>(provider => provider.GetRequiredService<AutoMapper.IConfigurationProvider>().CreateMapper());
    }

    private static void RegisterDatabase(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => PostgresDataSource.Create(configuration, provider.GetRequiredService<ILoggerFactory>()));
        services.AddDbContextPool<MultiWebDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
            // The migrations are written by hand and compared with the model by a test, not with a generated snapshot.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
        services.AddScoped(typeof(IReadRepository<>), typeof(ReadRepository<>));
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<RowLock>();
        services.AddScoped<IRowLock>(provider => provider.GetRequiredService<RowLock>());
        services.AddScoped<IIdentitySequence, IdentitySequence>();
        services.AddScoped<ReactionDispatcher>();
        services.AddSingleton<CommitObservers>();
        services.AddSingleton<IdentityBlocks>();
        services.AddScoped<DatabaseMigrator>();
        services.AddHostedService<RetentionSweeper>();
        services.AddSingleton<PostgresListener>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresListener>());
    }

    private static void RegisterRedis(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => RedisSettings.Load(configuration, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddInstruments<RedisMetrics>();
        services.AddSingleton<RedisGate>();
        services.AddSingleton<RedisHeartbeat>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisHeartbeat>());
    }

    private static void RegisterCache(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CacheSettings.Load(configuration));
        services.AddInstruments<CacheMetrics>();
        services.AddSingleton<MemoryAnswers>();
        services.AddSingleton<TagGenerations>();
        services.AddSingleton<RemoteAnswers>();
        services.AddSingleton<RedisEvictions>();
        services.AddSingleton<IRedisListener>(provider => provider.GetRequiredService<RedisEvictions>());
        services.AddSingleton<PostgresEvictions>();
        services.AddSingleton<IChannelSubscriber>(provider => provider.GetRequiredService<PostgresEvictions>());
        services.AddSingleton<Hearing>();
        services.AddSingleton<IAnswerCache, AnswerCache>();
    }
}
