using MultiWeb.Domain.Common;

namespace MultiWeb.Application.Common.Uploads;

/// <summary>A file that a client wants to send. Whoever refuses it before it is opened spares both the way.</summary>
public interface IUploadedFile
{
    /// <summary>Waits until all of it has arrived. Asked again, it begins again.</summary>
    /// <returns>The file at its beginning, which can be sought in and is closed by whoever made it; or why there is none.</returns>
    Task<Result<Stream>> OpenAsync(CancellationToken cancellationToken);
}
