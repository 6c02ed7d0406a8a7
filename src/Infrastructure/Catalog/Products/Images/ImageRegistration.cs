using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiWeb.Application.Catalog.Products.Images;
using MultiWeb.Application.Common.Telemetry;
using MultiWeb.Infrastructure.Common;

namespace MultiWeb.Infrastructure.Catalog.Products.Images;

public static class ImageRegistration
{
    internal static void AddImages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ImageSettings.Load(configuration));
        services.AddSingleton<IImageAddresses, ImageAddresses>();
        services.AddSingleton(CreateStore);
        services.AddSingleton<StoredImages>();
        services.AddInstruments<ImageMetrics>();
        services.AddSingleton<IImageIntake, ImageIntake>();
        services.AddSingleton<ImageSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ImageSweeper>());
    }

    /// <summary>Who serves needs a place for pictures; who migrates does not.</summary>
    /// <exception cref="ConfigurationException">There is none, or it cannot be used.</exception>
    public static void RequireImageStore(this IServiceProvider services)
    {
        services.GetRequiredService<IImageStore>();
        if (services.GetRequiredService<ImageSettings>().Folder is not { } folder)
            return;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"Images__Folder cannot be made: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static IImageStore CreateStore(IServiceProvider services) => services.GetRequiredService<ImageSettings>() switch
    {
        { Bucket: { } bucket } => new S3ImageStore(bucket),
        { Folder: { } folder } => new LocalImageStore(folder, services.GetRequiredService<TimeProvider>()),
        _ => throw new ConfigurationException("Images__Folder is not set, nor Images__S3__Bucket: outside development somebody has to say where pictures are kept."),
    };
}
