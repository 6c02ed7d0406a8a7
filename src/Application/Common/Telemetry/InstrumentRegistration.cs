using Microsoft.Extensions.DependencyInjection;

namespace MultiWeb.Application.Common.Telemetry;

/// <summary>Instruments outside this layer; those of the use cases are found by what they implement.</summary>
public static class InstrumentRegistration
{
    public static IServiceCollection AddInstruments<T>(this IServiceCollection services) where T : class, IInstruments =>
        services.AddInstruments(provider => ActivatorUtilities.CreateInstance<T>(provider));

    public static IServiceCollection AddInstruments<T>(this IServiceCollection services, Func<IServiceProvider, T> create) where T : class, IInstruments => services
        .AddSingleton(create)
        .AddSingleton<IInstruments>(provider => provider.GetRequiredService<T>());
}
